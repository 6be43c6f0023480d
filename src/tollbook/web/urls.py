"""The addresses of the workbench."""

from __future__ import annotations

from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, URLResolver, path
from django.views.i18n import set_language

from tollbook.web import administration
from tollbook.web.pages import (
    account,
    agreement,
    audit,
    by_hand,
    claims,
    coding,
    exporting,
    importing,
    inbox,
    incident,
    incidents,
    judging,
    keys,
    moving,
    people,
    places,
    report,
    review,
    sharing,
    sources,
    victims,
    work,
)
from tollbook.web.pages import map as map_
from tollbook.web.signing_in import NewPassword, SignIn, give_code

CLAIM = "reports/<int:pk>/claims/<int:number>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", inbox.inbox, name="inbox"),
    path("reports/many/", sharing.many, name="many"),
    path("views/", sharing.save_view, name="save-view"),
    path("views/<int:pk>/drop/", sharing.drop_view, name="drop-view"),
    path("reports/<int:pk>/", report.report, name="report"),
    path("reports/<int:pk>/add/", claims.add, name="add"),
    path("reports/<int:pk>/places/", places.candidates, name="places"),
    path("reports/<int:pk>/undo/", judging.undo, name="undo"),
    path(f"{CLAIM}/accept/", judging.accept, name="accept"),
    path(f"{CLAIM}/reject/", judging.reject, name="reject"),
    path(f"{CLAIM}/correct/", claims.correct, name="correct"),
    path("incidents/", incidents.incidents, name="incidents"),
    path("incidents/export/<str:name>", exporting.export_view, name="export"),
    path("incidents/import/", importing.import_table, name="import"),
    path("incidents/by-hand/", by_hand.tell, name="tell"),
    path("incidents/<int:pk>/", incident.incident, name="incident"),
    path("incidents/<int:pk>/merge/", moving.merge, name="merge"),
    path("incidents/<int:pk>/move/", moving.move, name="move"),
    path("incidents/<int:pk>/note/", moving.note, name="note"),
    path("incidents/<int:pk>/pick/", moving.pick, name="pick"),
    path("incidents/<int:pk>/undo/<int:decision>/", moving.undo, name="undo-decision"),
    path("incidents/<int:pk>/review/", review.review, name="review"),
    path("incidents/<int:pk>/assign/", review.assign, name="assign"),
    path("incidents/<int:pk>/code/", coding.code, name="code"),
    path("incidents/<int:pk>/look/", coding.look_first, name="look"),
    path("incidents/<int:pk>/victims/", victims.victims, name="victims"),
    path("incidents/<int:pk>/victims/<int:row>/", victims.victim, name="victim"),
    path("incidents/<int:pk>/victims/<int:row>/erase/", victims.erase_victim, name="erase-victim"),
    path("work/", work.work, name="work"),
    path("agreement/", agreement.agreement, name="agreement"),
    path("audit/", audit.audit, name="audit"),
    path("audit/head/", audit.audit_head, name="audit-head"),
    path("sources/", sources.sources, name="sources"),
    path("sources/one/", sources.source, name="source"),
    path("sources/one/keep/", sources.keep, name="keep-source"),
    path("map/", map_.incident_map, name="map"),
    path("map/marks/", map_.marks, name="map-marks"),
    path("map/shapes/", map_.shapes, name="map-shapes"),
    path("map/shapes/<str:country>/", map_.shapes, name="map-provinces"),
    path("map/towns/", map_.towns, name="map-towns"),
    path("keys/", keys.keys, name="keys"),
    path("language/", set_language, name="language"),
    path("account/", account.account, name="account"),
    path("account/code/", account.second_factor, name="second-factor"),
    path("people/", people.people, name="people"),
    path("people/<int:pk>/", people.person, name="person"),
    path("admin/", administration.site.urls),
    path("sign-in/code/", give_code, name="sign-in-code"),
    path("reset/<uidb64>/<token>/", NewPassword.as_view(), name="reset"),
    path("sign-in/", SignIn.as_view(), name="login"),
    path("sign-out/", LogoutView.as_view(), name="logout"),
]
