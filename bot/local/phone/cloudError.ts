/** What Meta answers per error code: HTTP status and title (DOMAIN §4.5, Meta's error code page). */
const KNOWN: Record<number, [httpStatus: number, title: string]> = {
  1: [400, 'API Unknown'],
  2: [503, 'API Service'],
  3: [500, 'API Method'],
  4: [400, 'API Too Many Calls'],
  10: [403, 'Permission Denied'],
  100: [400, 'Invalid parameter'],
  190: [401, 'Invalid OAuth access token'],
  368: [403, 'Temporarily blocked for policies violations'],
  80007: [400, 'Rate limit issues'],
  130429: [400, 'Rate limit hit'],
  130472: [400, "User's number is part of an experiment"],
  131000: [500, 'Something went wrong'],
  131008: [400, 'Required parameter is missing'],
  131009: [400, 'Parameter value is not valid'],
  131016: [500, 'Service unavailable'],
  131026: [400, 'Message undeliverable'],
  131030: [400, 'Recipient phone number not in allowed list'],
  131031: [403, 'Business Account locked'],
  131042: [400, 'Business eligibility payment issue'],
  131047: [400, 'Re-engagement message'],
  131051: [400, 'Unsupported message type'],
  131052: [400, 'Media download error'],
  131053: [400, 'Media upload error'],
  131056: [400, 'Pair rate limit hit'],
  132000: [400, 'Template Param Count Mismatch'],
  132001: [404, 'Template name does not exist in the translation'],
  132005: [400, 'Template Hydrated Text Too Long'],
  132018: [400, "There is an issue with the template's parameters"],
  133004: [503, 'Server Temporarily Unavailable'],
};

/** An error of the Cloud API, thrown where it is found and answered in Meta's shape (DOMAIN §4.5). */
export class CloudError extends Error {
  readonly httpStatus: number;
  readonly title: string;

  constructor(
    readonly code: number,
    readonly details: string,
    httpStatus?: number,
  ) {
    super(details);
    const [status, title] = KNOWN[code] ?? [400, 'Unknown error'];
    this.httpStatus = httpStatus ?? status;
    this.title = title;
  }

  /** The synchronous answer's body. */
  body(): object {
    return {
      error: {
        message: `(#${this.code}) ${this.title}`,
        type: 'OAuthException',
        code: this.code,
        error_data: { messaging_product: 'whatsapp', details: this.details },
        fbtrace_id: 'ATiruanLokal',
      },
    };
  }

  /** The same error as a `failed` status carries it (DOMAIN §4.4). */
  asStatusError(): object {
    return {
      code: this.code,
      title: this.title,
      message: this.title,
      error_data: { details: this.details },
      href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
    };
  }
}
