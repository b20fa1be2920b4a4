# Where profiles come from, under which licence, and what crosses a border
credit-licence = licence { $licence }
credit-attribution = to be credited: { $attribution }
credit-condition-non-commercial = non-commercial reuse only
credit-condition-share-alike = to be shared under the same terms
credit-condition-no-derivatives = no modification
credit-column-licence = Licence
credit-column-attribution = To be credited
credit-column-query = Source on who asks
credit-column-of = Source, { $name }
credit-of-query = { $name }: { $credit }
credit-sources = Sources and licences
border-notice-europe-canada = This document holds data about persons of { $origin } for readers of { $readers }: that is a transfer out of the European Union (GDPR, chapter V), which rests on adequacy decision 2002/2/EC if the receiver is subject to the Canadian federal act (PIPEDA), else on appropriate safeguards (article 46); the receiver uses it for the introduction only, passes it on to nobody, erases or rectifies on request and keeps this notice.
border-notice-canada-europe = This document holds personal information about persons of { $origin } for readers of { $readers }: that is a communication outside the province (Law 25; section 17 of the Act respecting the protection of personal information in the private sector), which supposes a prior privacy impact assessment and a written agreement; the receiver uses it for the introduction only, passes it on to nobody, erases or rectifies on request, applies the GDPR and keeps this notice.
border-notice-abroad = This document holds data about persons of { $origin } for readers of { $readers }, in another country, where the law of each of the two countries applies; the receiver uses it for the introduction only, passes it on to nobody, erases or rectifies on request and keeps this notice.
