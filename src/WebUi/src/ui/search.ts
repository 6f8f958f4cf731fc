// The address's parameters: plain text, and what makes no sense is dropped without a word.

export const parseSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search))

export function stringifySearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const query = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
  return query ? `?${query}` : ''
}

export const word = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

export const known = <T extends string>(value: unknown, values: readonly T[]): T | undefined => values.find((each) => each === value)
