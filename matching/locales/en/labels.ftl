# The words of the screen for identifiers (a hyphen stands for each underscore)

kind-company = company
kind-cluster = cluster
kind-incubator = incubator
kind-research-unit = research unit
kind-university = higher education institution
kind-hospital = health institution
kind-public-body = public body
kind-nonprofit = non-profit
kind-researcher = researcher

facet-offer = offer
facet-need = need
facet-topic = topic
facet-sentence = sentence
facet-summary = summary
facet-work = publication or project

feature-topic = close topics
feature-offers = close offers
feature-sentences = sentences that answer one another
feature-words = words in common
feature-characters = vocabulary in common
feature-domains = shared domains
feature-need = offer that answers the need
feature-kinds = kinds that complement one another
feature-gains = usual worth of such a partner
feature-baseline = starting level

commitment-responsible-digital = responsible digital technology
commitment-inclusion = inclusion
commitment-environment = environment
