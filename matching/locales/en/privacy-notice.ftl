# What people are told whose data do not come from them

privacy-notice-no-controller = A notice must say who answers for people's data and where they are reached. Give both settings, "controller" and "contact", or the variables MATCHING_CONTROLLER and MATCHING_CONTACT.
privacy-notice-title = Information about your data
privacy-notice-opening = { $name }, professional information about you is held in a service that introduces the actors of two territories to one another. It was not collected from you; this document says what it is, why it is held and what you may ask for{ $law ->
        [gdpr] , as article 14 of Regulation (EU) 2016/679 (GDPR) requires
        [law25] , as the Act respecting the protection of personal information in the private sector, amended by Law 25, requires
       *[none] { "" }
    }. Drawn up on { $day }.
privacy-notice-controller = Who answers for your data
privacy-notice-controller-text = { $controller }. For any question or request: { $contact }
privacy-notice-purpose = What they are used for
privacy-notice-purpose-text = To find, for the companies, laboratories, bodies and researchers of { $here } and { $there }, partners in the other territory, and to prepare their meetings. Nothing else: no advertising, no sale.
privacy-notice-basis = On what grounds
privacy-notice-basis-text = { $law ->
        [gdpr] { $of ->
            [person] The legitimate interest (article 6(1)(f) of the GDPR) of introducing research and companies of both territories to one another, from what professionals publish about their work. You may object without giving a reason.
           *[organisation] The legitimate interest (article 6(1)(f) of the GDPR) of making the bodies of both territories known, from public facts. Whoever is named there may object without giving a reason.
        }
        [law25] { $of ->
            [person] Public information about the exercise of your functions within an organisation, collected from third parties for the serious and legitimate reason given above. You may ask that it is no longer used, without giving a reason.
           *[organisation] Public facts about a body, collected from third parties for the serious and legitimate reason given above. Whoever is named there may ask that they are no longer used, without giving a reason.
        }
       *[none] { $of ->
            [person] Public facts about your work. You may object to their use without giving a reason.
           *[organisation] Public facts about a body. Whoever is named there may object to their use without giving a reason.
        }
    }
privacy-notice-basis-consent = Your consent{ $law ->
        [gdpr] { " " }(article 6(1)(a) of the GDPR)
       *[other] { "" }
    }, given on { $day } for: { $scope }. You may withdraw it at any time.
privacy-notice-categories = What information
privacy-notice-categories-text = These are kept: { $fields }. No personal contact details, no date of birth, no sensitive data.
privacy-notice-source = Where it comes from
privacy-notice-source-text = Source: { $source }. Date: { $date }.
privacy-notice-licence = Licence and credit: { $text }.
privacy-notice-retention = For how long
privacy-notice-recipients = Who sees it
privacy-notice-recipients-text = The people who advise the bodies of both territories, and the bodies of the other territory ({ $territory }) to whom a meeting with you is suggested.
privacy-notice-border = Your data thus cross a border, from this country ({ $here }) to this one: { $there }. { $law ->
        [gdpr-law25] The European Commission recognises an adequate level of protection there for commercial organisations subject to the federal act (Decision 2002/2/EC); for other recipients, ask the contact above for the safeguards in place.
        [law25-gdpr] The law requires a privacy impact assessment before this communication (section 17); ask the contact above for it.
       *[other] Ask the contact above for the safeguards in place.
    }
privacy-notice-automated = What the program does
privacy-notice-automated-text = It compares profiles and suggests introductions, with their reasons. It decides nothing about you: a person decides on each introduction.
privacy-notice-rights = What you may ask for
privacy-notice-rights-text = { $law ->
        [law25] To consult this information, to receive a copy in a structured, commonly used format, to have it rectified, to have its use and dissemination cease, to withdraw a consent. Write to { $contact }; the answer comes within thirty days.
       *[other] To receive a copy of these data, in a format that can be used again if they rest on your consent, to have them rectified or erased, to restrict their use, to object to it, to withdraw a consent. Write to { $contact }; the answer comes within a month.
    }
privacy-notice-complaint = { $law ->
        [gdpr] You may also complain to the data protection authority of your country; in France, the CNIL (www.cnil.fr).
        [law25] You may also complain to the Commission d'accès à l'information (www.cai.gouv.qc.ca).
       *[none] You may also complain to the data protection authority of your country.
    }
