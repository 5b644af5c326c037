import { answerFieldOf } from '../casework/telling/answerPreview';
import type { ComplaintView } from '../casework/reading/complaintView';
import type { Duplicate } from '../casework/reading/duplicates';
import type { ReportView } from '../casework/report/reportView';
import { isOpen, type Track } from '../complaint/complaint';
import { fieldsOf } from '../complaint/inputs';
import { complaintCategories, complaintClasses, divisions, rejectReasons, services, type Label } from '../complaint/masterData';
import { offeredFields, type SortingRules } from '../complaint/sorting';
import { stepFor, type Action } from '../complaint/sop';
import { arrangeButtons, buttonKind, moreGroupOf } from '../teams/cards/buttonOrder';
import { contextLines, prefillOf } from '../teams/dialogContent';
import type { Language, Words } from '../text/text';
import type { AllowedAction, AllowedOnReport, Names } from './contract';

/** The actions someone may take now, with their forms, in the order of the card's buttons; those of a task come last. */
export function formsOf(
  allowed: readonly Action[],
  view: ComplaintView,
  words: Words,
  duplicates: readonly Duplicate[],
  { sorting, standing }: { sorting: SortingRules; standing: readonly string[] },
): AllowedAction[] {
  const { base, details } = view;
  if (!base || !details) return [];
  const buttons = arrangeButtons(base.status, allowed);
  const onTasks = allowed.filter(action => !buttons.some(button => button.action === action));
  const form = (action: Action, place: AllowedAction['place']): AllowedAction => ({
    action,
    place,
    fields: offeredFields(fieldsOf(action), sorting, details, standing),
    prefill: prefillOf(action, view, duplicates),
    context: contextLines(action, view, words, duplicates),
    answerField: answerFieldOf(action),
    atOnce: buttonKind(action) === 'execute',
    confirm: cannotBeTakenBack(action, base.status, details.track),
  });
  return [
    ...buttons.map(({ action, primary }) => form(action, primary ? 'primary' : moreGroupOf(action))),
    ...onTasks.map(action => form(action, 'task')),
  ];
}

/** It ends the case, or the reporter is written to. */
function cannotBeTakenBack(action: Action, status: NonNullable<ComplaintView['base']>['status'], track: Track): boolean {
  const step = stepFor(status, action, track);
  if (!step) return false;
  return step.tell !== undefined || (step.to !== 'same' && step.to !== 'previous' && !isOpen(step.to));
}

/** The same for a month's report, which passes from desk to desk and does not come back by itself. */
export function reportForms({ allowedActions, narrative, officialNumber }: ReportView): AllowedOnReport[] {
  return allowedActions.map(({ action, fields }) => ({
    action,
    fields,
    prefill: action === 'submitReport' ? { ...narrative, officialNumber } : {},
    atOnce: buttonKind(action) === 'execute',
    confirm: true,
  }));
}

/** What the master data's codes are called, by the field that holds them. */
export function namesIn(language: Language): Names {
  const named = (list: readonly { code: string; label: Label }[]) =>
    Object.fromEntries(list.map(({ code, label }) => [code, label[language]]));
  return {
    complaintClass: named(complaintClasses),
    category: named(complaintCategories),
    service: named(services),
    division: named(divisions),
    reportedUnit: named(divisions),
    reason: named(rejectReasons),
  };
}
