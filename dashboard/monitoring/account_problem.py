"""Why something about an account is refused, so that a page can say it in its own language."""

from __future__ import annotations

from enum import StrEnum


class AccountProblem(StrEnum):
    """What is wrong; `dashboard.text` has a sentence for each under ``account.``."""

    EMAIL_MALFORMED = "email_malformed"
    EMAIL_TAKEN = "email_taken"
    NAME_MALFORMED = "name_malformed"
    PASSWORD_SHORT = "password_short"
    PASSWORD_LONG = "password_long"
    PASSWORD_COMMON = "password_common"
    PASSWORD_IS_NAME = "password_is_name"
    PASSWORD_WRONG = "password_wrong"
    PASSWORDS_DIFFER = "passwords_differ"
    SIGN_IN = "sign_in"
    PROVIDER = "provider"
    VOUCHED_FOR = "vouched_for"
    UNKNOWN_VIEWER = "unknown_viewer"
    UNKNOWN_LINK = "unknown_link"
    UNKNOWN_SESSION = "unknown_session"
    PROJECT_MALFORMED = "project_malformed"
    ROLE_UNKNOWN = "role_unknown"
    DAYS = "days"
    LAST_ADMINISTRATOR = "last_administrator"
    INVITATION = "invitation"


class AccountRefused(Exception):  # noqa: N818  (what is said to whoever asked)
    """It was not done."""

    def __init__(self, problem: AccountProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem
