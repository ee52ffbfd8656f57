"""The runtime of this package's client: how a call becomes a request, and an answer a value.

call       what one method asks for, as a value, and the options of every call
resource   methods written once, bound to sync, async, raw or streamed use
prepare    call -> request, without I/O: parameters, body, credentials
security   credentials: which are there, where they go; oauth fetches and keeps tokens
transport  request -> response: retries, redirects; with retries, upload and discreet it
           is all that imports httpx2, and only when the first request is sent
returns    response -> value: models, streams, pages, files
turns      a list's page -> the call for the page after it
client     the client classes and the connections they share
"""
