"""Our own error pages while DEBUG is on. Not used in production, where Django does it.

Django shows technical pages as soon as DEBUG is True, and has no switch for that. Who
looks at the site with `manage.py start` should see what visitors see, so this middleware
answers before Django's own handling does. The fault itself still goes to the console.
"""

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404
from django.http.multipartparser import MultiPartParserError
from django.urls import Resolver404, get_resolver, resolve
from django.utils.log import log_response

STATUSES = (
    (Http404, 404),
    (PermissionDenied, 403),
    ((BadRequest, MultiPartParserError, SuspiciousOperation), 400),
)


class EigenFoutpagina:
    """Stands last in MIDDLEWARE: all others still see and treat the answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        try:
            # An address that matches nothing never reaches process_exception.
            resolve(request.path_info, getattr(request, "urlconf", None))
        except Resolver404 as fault:
            return error_page(request, fault, 404)
        return self.get_response(request)

    def process_exception(self, request, exception):
        for kind, status in STATUSES:
            if isinstance(exception, kind):
                return error_page(request, exception, status)
        got_request_exception.send(sender=type(self), request=request)
        return error_page(request, exception, 500)


def error_page(request, exception, status):
    view = get_resolver().resolve_error_handler(status)
    arguments = {} if status == 500 else {"exception": exception}
    response = view(request, **arguments)
    log_response(
        "%s: %s",
        response.reason_phrase,
        request.path,
        response=response,
        request=request,
        exception=exception if status == 500 else None,
    )
    return response
