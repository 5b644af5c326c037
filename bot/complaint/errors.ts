/** Values that a message in the reader's language needs, such as the names of those who may act. */
export type ErrorValues = Record<string, string | number | string[]>;

/** A domain error: `code` is a key under `errors.` in bot/text; it is translated once for HTTP and once for Teams. */
export class DomainError extends Error {
  constructor(
    readonly httpStatus: 400 | 403 | 404 | 409,
    readonly code: string,
    readonly values: ErrorValues = {},
  ) {
    super(code);
    this.name = new.target.name;
  }
}

/** The rules do not allow it now: wrong status, stale card, a guard (HTTP 409). Nothing was changed. */
export class Refused extends DomainError {
  constructor(code: string, values: ErrorValues = {}) {
    super(409, code, values);
  }
}

/** This person may not do it; `values.roles` names those who may (HTTP 403). */
export class NotAllowed extends DomainError {
  constructor(code: string, values: ErrorValues = {}) {
    super(403, code, values);
  }
}

/** There is no such thing, or none that this person may know of (HTTP 404). */
export class Unknown extends DomainError {
  constructor(code: string, values: ErrorValues = {}) {
    super(404, code, values);
  }
}

/** The input is incomplete or wrong; `fields` names each field with its fault (HTTP 400). */
export class Invalid extends DomainError {
  constructor(
    code: string,
    readonly fields: { name: string; fault: FieldFault; limit?: number }[] = [],
    values: ErrorValues = {},
  ) {
    super(400, code, values);
  }
}

export type FieldFault =
  | 'missing'
  | 'tooLong'
  | 'notAChoice'
  | 'notADate'
  | 'notHours'
  | 'notReminderDays'
  | 'notAnId'
  | 'notAnAddress'
  | 'notAPhone'
  | 'notALetterNumber'
  | 'notAName'
  | 'notALanguage'
  | 'notANumber'
  | 'notABoolean'
  | 'notText'
  | 'inThePast'
  | 'inTheFuture'
  | 'beforeTheReport'
  | 'hasNationalId'
  | 'isMasked'
  | 'unknownVariable'
  | 'unknownPerson'
  | 'unknownComplaint';
