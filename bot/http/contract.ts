import type { ComplaintView, BaseView, DetailsView, ListedView } from '../casework/complaintView';
import type { Found } from '../casework/find';
import type { ReportView } from '../casework/reportView';
import type { RoleHeld } from '../complaint/complaint';
import type { Field } from '../complaint/inputs';
import type { Action } from '../complaint/sop';

/** The API's answers as their readers see them: what JSON makes of our types (moments are ISO texts in UTC). */
export type Wire<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? Wire<Item>[]
    : T extends object
      ? { [Key in keyof T]: Wire<T[Key]> }
      : T;

/** `GET /api/me` */
export type Me = Wire<{ id: string; name: string; language: 'id' | 'en'; division: string | null; roles: RoleHeld[] }>;

/** `GET /api/complaints` */
export type ComplaintList = Wire<Found>;
export type ComplaintListItem = Wire<ListedView>;

/** An action this person may take now, with the form it needs. */
export interface AllowedAction {
  action: Action;
  fields: readonly Field[];
}

/**
 * `GET /api/complaints/:ticketNumber`: what `view` allows. `outline` has neither the members of BaseView nor those of
 * DetailsView, `base` has no details.
 */
export type ComplaintDetail = Wire<
  Pick<ComplaintView, 'view' | 'id' | 'ticketNumber' | 'step' | 'version' | 'due'> &
    Partial<BaseView> &
    Partial<DetailsView> & { allowedActions: AllowedAction[] }
>;

/** `GET /api/reports/:month` */
export type MonthlyReport = Wire<ReportView>;

/** Every answer that is no success. `fields` names what to correct in a form. */
export interface ApiError {
  code: string;
  message: string;
  fields?: { name: string; text: string }[];
}
