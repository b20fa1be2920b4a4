request-name = Your request
reason = For { $territory }, because { $why }. { $more }
reason-need = the need { $self } declares, “{ $own }”, is close to what { $other } offers: “{ $theirs }”
reason-need-request = the need you state, “{ $own }”, is close to what { $other } offers: “{ $theirs }”
reason-need-other-request = the need { $self } declares, “{ $own }”, is close to your request: “{ $theirs }”
reason-likeness = the work of { $self }, “{ $own }”, meets that of { $other }: “{ $theirs }”
reason-likeness-request = your request, “{ $own }”, meets the work of { $other }: “{ $theirs }”
reason-likeness-other-request = the work of { $self }, “{ $own }”, meets your request: “{ $theirs }”
reason-nothing = the two profiles are alike on the whole, with no sentence to quote
reason-domains = { $count ->
    [one] Shared domain: { $domains }.
   *[other] Shared domains: { $domains }.
}
reason-terms = { $count ->
    [one] Shared word: { $terms }.
   *[other] Shared words: { $terms }.
}
reason-relay = Relay to call: { $name }. { $role }.
unknown-need = { $name } declares no need: to be asked before the introduction.
unknown-need-request = No need was recognised in your request: told apart, it would make the suggestion surer.
unknown-answer = The need { $name } declares has no obvious answer on the other side.
unknown-domains = The domains of { $name } are not known.
unknown-offer = What { $name } offers is not described.
unknown-date = The date of the facts about { $name } is not known.
unknown-answer-request = The need you state has no obvious answer at this partner.
unknown-domains-request = Your request names no known domain: naming one would make the suggestion surer.
