import type { Migration } from '../migrate';

/** In which library a bundle lies, and what was found in its place. */
export const refileRecords: Migration = {
  name: '20261203110000-refile-records',
  up: {
    sqlite: [
      `ALTER TABLE "dossier_file" ADD "library" varchar(12)`,
      `ALTER TABLE "dossier_file" ADD "foundHash" varchar(28)`,
      `CREATE INDEX "dossier_file_state" ON "dossier_file" ("state", "complaintId")`,
    ],
    mssql: [
      `ALTER TABLE [dossier_file] ADD [library] nvarchar(12)`,
      `ALTER TABLE [dossier_file] ADD [foundHash] nvarchar(28)`,
      `CREATE INDEX [dossier_file_state] ON [dossier_file] ([state], [complaintId])`,
    ],
  },
};
