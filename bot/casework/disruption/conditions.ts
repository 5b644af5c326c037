/** `isOpenToOffice` (complaint/disruption.ts) as a SQL condition on table `complaint` under the alias `c`; a test holds the two against each other. */
export const openToOffice = `c."track" <> 'supervisory' AND c."restricted" = 0 AND c."isConfidential" = 0 AND c."reportedParty" IS NULL`;

/** A case that was split keeps its link for the parts that come later; told and counted are its parts. */
export const isWorkedOn = `c."holdsParts" = 0`;

/** Linked cases to whose reporters the news `:seq` was not told. */
export const untold = `NOT EXISTS (SELECT 1 FROM "disruption_told" t
  WHERE t."disruptionId" = c."disruptionId" AND t."seq" = :seq AND t."complaintId" = c."id")`;
