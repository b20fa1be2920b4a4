# What the page says where it does not answer

web-error-title = This page cannot be shown ({ $code })
web-error-number = Number to give when you ask for help: { $number }
web-error-back = Back to the first page
web-error-host = The name this page was called by is not its own. Open the address shown when the service started.
web-error-origin = This request comes from another site: nothing was recorded.
web-error-form = This form is no longer valid, and nothing was recorded. Go back, load the page again and start over.
web-error-fields = The request has too many fields; it takes { $most } at most.
web-error-401 = The access token is needed to see this page. Load it again to give it.
web-error-404 = This page does not exist, or no longer does.
web-error-405 = This address is not asked for in this way. Go back to the first page.
web-error-408 = The request took too long to arrive. Try again.
web-error-413 = The request is too long. Keep what matters most.
web-error-413-file = The file is larger than { $most } MB, the limit. Split the table into several files.
web-error-414 = The address is too long. Keep what matters most.
web-error-415 = The request does not have the shape of a form of this page.
web-error-422 = These values do not fit: { $fields }. Go back to the form and correct them.
web-error-500 = Something went wrong on our side. Nothing you decided is lost.
web-error-other = This request cannot be served.
web-error-profile = This organisation cannot be found, or several have that name. Look for it by name from the first page.
