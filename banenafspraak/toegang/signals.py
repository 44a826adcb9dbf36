"""What happens to the second step, for who wants to write it down.

Django's own signals tell the rest: user_logged_in (after the password), user_login_failed
(a wrong password or a wrong code) and user_logged_out (by hand or by the clock).
"""

from django.dispatch import Signal

# request, user, noodcode (whether it was one of the static codes), aanbieder (whether the
# organisation asked for it and not we)
tweede_stap_gelukt = Signal()

# request, user
tweede_stap_ingesteld = Signal()

# request, user
noodcodes_gemaakt = Signal()

# request, user (whose), door (who did it)
tweede_stap_weggehaald = Signal()

# request, user (who is invited), gelukt (whether the mail went out)
uitgenodigd = Signal()
