const quarters = ['I', 'II', 'III', 'IV'];

/** The month that is shown, its quarter and its year, with the values that their names take. */
export function periodsOf(
  month: string,
): { kind: 'month' | 'quarter' | 'year'; period: string; values: Record<string, string> }[] {
  const [year = '', number] = month.split('-');
  const at = Math.ceil(Number(number) / 3);
  const values = { quarter: quarters[at - 1]!, year };
  return [
    { kind: 'month', period: month, values },
    { kind: 'quarter', period: `${year}-Q${at}`, values },
    { kind: 'year', period: year, values },
  ];
}
