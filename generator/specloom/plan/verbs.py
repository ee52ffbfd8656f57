"""Which words of paths and operation ids say that something is done."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CREATING = _words("add create insert make new")
READING = _words("describe fetch find get list lookup read retrieve show")
UPDATING = _words("change edit modify patch put replace set update upsert write")
DELETING = _words("delete destroy purge remove")
CRUD = CREATING | READING | UPDATING | DELETING
REPLACING = _words("overwrite replace")

VERBS = _words("""
    abandon abort accept accumulate acknowledge acquire activate add adjust adopt
    allocate allow analyze announce append apply approve archive assign associate assume
    attach authenticate authorize begin bind calculate cancel certify change clear clone
    close compile compute configure confirm connect contains convert create deactivate
    deallocate deauthorize decline decode decrypt delete deliver deny deprecate
    deprovision deregister describe destroy detach detect disable disallow disassociate
    discard disconnect discover dismiss dispatch download drain edit elevate enable
    encode encrypt enqueue enroll ensure erase establish evaluate execute exists expire
    extend fail failover fetch finalize find finish flush follow forget forgot forward
    generate get give grant hangup hibernate hide ignore impersonate increment
    initialize initiate inject insert inspect install instantiate interrupt invalidate
    invoke kick kill launch leave link make mark merge migrate moderate modify move
    mutate mute notify obtain parse pause perform poweroff poweron predict prepare
    promote protect provision publish purge put reactivate reassign reboot rebuild
    recalculate recognize reconcile reconnect recover redact redeem redeploy redirect
    refer refresh regenerate register reimage reindex reinstall reissue reject reload
    relocate remind remove rename renew reopen reorder repair replace replay reprocess
    rerun rescan reschedule rescue resend reserve reset resize resolve restart restore
    resubmit resume resync retrain retrieve retry revert revoke rollback rotate scan
    seek send set settle shutdown signin signout signup simulate snooze split start stop
    submit subscribe succeed suspend synchronize synthesize terminate toggle transcribe
    translate trigger try unapprove unarchive unassign unban unblock undelete undeploy
    undo unenroll unfollow unhide uninstall unlink unlock unmark unmute unpause unpin
    unprotect unpublish unregister unset unshare unstar unsubscribe unsuspend untag
    untrash unwatch update upgrade upload upsert validate verify void withdraw write
""")
"""Words that at the end of a path say what is done, whatever the HTTP method."""

EITHER = _words("""
    advance answer audit backup ban batch block boost boot build bulk call capture
    charge chat check comment compact compare complete control copy count credit debit
    delegate deploy deposit draft drop dump duplicate echo escalate estimate exchange
    export filter fire fix flag fork freeze grade handle hold import invite issue join
    lease like list load lock log login logout lookup match message monitor mount open
    order pair patch pay persist pin ping play post power present preview print probe
    process pull purchase push query quote rank rate react read record refund release
    remix render rent reply report request rerank return reverse review reward run
    sample save schedule search sell serve setup share ship show sign skip sort stage
    star stream sum summarize support swap switch sync tag test trace track trade train
    transfer transform transition trash trial view vote wait wake watch wipe
""")
"""Words that are nouns as well: `POST /jobs/export` does it, `DELETE` deletes one."""

KNOWN = VERBS | EITHER | CRUD

ASKING = _words(
    "check compare count download estimate export list lookup ping preview query search"
)
"""Words that say what a GET does, although they are nouns as well."""

PARTICLES = _words("all as by down for from in now off on out to up with")
"""Words after which the word before is a verb: `sign_in`, `search_by_name`."""

SINGLE = _words(
    "analytics capabilities credentials defaults details limits metrics options"
    " preferences properties settings statistics stats"
)
"""Plurals of which there is one."""

PAGING = _words(
    "after before cursor limit max_results next_token offset page page_number page_size"
    " page_token per_page skip start start_at"
)
"""Parameters that only what holds many has."""

ENVELOPES = _words("array collection list page results")
"""Last words of the names of what only holds many."""

CONTENTS = _words(
    "content contents data elements entities entries hits ids items keys list members"
    " names nodes objects records resources results rows value values"
)
"""Last words of the names of what holds them there."""
