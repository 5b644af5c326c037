import Ajv from 'ajv';
import draft04 from 'ajv/lib/refs/json-schema-draft-04.json';
import manifestSchema from './schema/MicrosoftTeams.schema.json';
import localizationSchema from './schema/MicrosoftTeams.Localization.schema.json';

/** Draft 4, as Microsoft writes them; what stands beside a `$ref` (the names' longest lengths) counts too. */
const ajv = new Ajv({
  schemaId: 'id',
  meta: false,
  extendRefs: true,
  allErrors: true,
  jsonPointers: true,
  unknownFormats: ['uri'],
});
ajv.addMetaSchema(draft04);
const schemas = { manifest: ajv.compile(manifestSchema), localization: ajv.compile(localizationSchema) };

/** What Microsoft's schema has against it, a line each: where and what. Empty when nothing. */
export function schemaFaults(kind: keyof typeof schemas, json: unknown): string[] {
  const validate = schemas[kind];
  if (validate(json)) return [];
  return (validate.errors ?? []).map(
    ({ dataPath, message, params }) => `${dataPath || '/'} ${message} ${JSON.stringify(params)}`,
  );
}
