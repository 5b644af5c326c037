import { HostConfig } from 'adaptivecards';

/** Fluent's tokens are CSS variables that change with the theme, so that one host config serves Teams' three themes. */
const color = (token: string): string => `var(--color${token})`;

const foregroundColors = Object.fromEntries(
  Object.entries({
    default: ['NeutralForeground1', 'NeutralForeground2'],
    dark: ['NeutralForeground1', 'NeutralForeground2'],
    light: ['NeutralForeground3', 'NeutralForeground3'],
    accent: ['BrandForeground1', 'BrandForeground2'],
    good: ['StatusSuccessForeground1', 'StatusSuccessForeground1'],
    warning: ['StatusWarningForeground3', 'StatusWarningForeground1'],
    attention: ['StatusDangerForeground3', 'StatusDangerForeground3'],
  }).map(([name, [strong, subtle]]) => [name, { default: color(strong!), subtle: color(subtle!) }]),
);

const container = (background: string, border: string) => ({
  backgroundColor: color(background),
  borderColor: color(border),
  foregroundColors,
});

/**
 * Sizes, weights and spaces are those of Microsoft's published host config for Teams (microsoft/AdaptiveCards,
 * samples/HostConfig/microsoft-teams-light.json); its colours are older than Teams' themes of today.
 */
export const hostConfig = new HostConfig({
  choiceSetInputValueSeparator: ',',
  supportsInteractivity: true,
  fontFamily: 'var(--fontFamilyBase)',
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: color('NeutralStroke2') },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: container('NeutralBackground1', 'NeutralStroke2'),
    emphasis: container('NeutralBackground3', 'NeutralStroke2'),
    accent: container('BrandBackground2', 'BrandStroke2'),
    good: container('StatusSuccessBackground1', 'StatusSuccessBorder1'),
    attention: container('StatusDangerBackground1', 'StatusDangerBorder1'),
    warning: container('StatusWarningBackground1', 'StatusWarningBorder1'),
  },
  inputs: {
    label: {
      inputSpacing: 'Small',
      requiredInputs: { weight: 'Bolder', suffix: ' *', suffixColor: 'Attention' },
      optionalInputs: { weight: 'Bolder' },
    },
    errorMessage: { color: 'Attention', size: 'Small', spacing: 'Small' },
  },
  actions: {
    maxActions: 6,
    spacing: 'Default',
    buttonSpacing: 8,
    showCard: { actionMode: 'Inline', inlineTopMargin: 16, style: 'emphasis' },
    actionsOrientation: 'Horizontal',
    actionAlignment: 'Left',
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: { title: { weight: 'Bolder', wrap: true, maxWidth: 140 }, value: { wrap: true }, spacing: 16 },
  textBlock: { headingLevel: 3 },
  textStyles: { heading: { size: 'Medium', weight: 'Bolder' } },
});
