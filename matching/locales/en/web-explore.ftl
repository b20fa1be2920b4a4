# The web page: the map of topics

web-nav-explore = Explore
web-explore-title = What both territories are about
web-explore-lead = Each circle is a topic, each mark a profile. Topics side by side are alike. Choose one to see it from near.
web-explore-picture = Map of topics
web-explore-filter = Show some profiles only
web-explore-unfiltered = Show all profiles
web-explore-dimmed = Profiles that the filters leave out are dimmed.
web-explore-territory = Territory
web-explore-kind = Kind of profile
web-explore-topic = Topic
web-explore-topics = The topics, from the largest to the smallest
web-explore-nameless = Topic { $number }
web-explore-weak = Without a good partner, { $territory }
web-explore-weak-note = Without a good partner: no organisation opposite reaches a score of 50%. Topics are made by the likeness of texts, not by declared domains; their names are the words that tell them apart best.
web-explore-back = ← All topics
web-explore-members = The profiles of this topic
web-explore-place = No.
web-explore-best = Best partner opposite
web-explore-below = Nobody above the floor of { $floor }
web-explore-nobody = No profile of this topic passes the filters.
web-explore-alone = Who is alone?
web-explore-alone-lead = To be alone is no fault: it is a subject on which the other territory has little to offer today, or says it in other words. A profile that declares little also looks more alone than it is.
web-explore-leaning = Topics where one side prevails
web-explore-leans = { $here }: { $many } profiles, against { $few ->
    [0] none
    [one] a single one
   *[other] { $few }
} opposite.
web-explore-alone-in = The profiles most alone, { $territory }
web-explore-nobody-alone = All profiles shown have a good partner opposite.
web-explore-thinned = { $territory }: { $drawn } profiles out of { $counted } are drawn, taken at even distances.
web-explore-nothing = No profile is indexed yet.
web-explore-waiting = The map is being drawn. This page loads itself again in a few seconds.
web-explore-gone = This topic does not exist any more: the profiles have changed. Start again from the map.
