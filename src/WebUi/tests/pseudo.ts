const LETTERS: Record<string, string> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú' }
const LONGER = 0.4

/** A text as another language might have it: other letters, and two fifths longer. What stays plain on screen is not in the texts. */
export const pseudo = (value: string) => `⟦${value.replaceAll(/[aeiouAEIOU]/g, (letter) => LETTERS[letter]!)}${'~'.repeat(Math.ceil(value.length * LONGER))}⟧`

/** All texts of a tree, also those that functions make. */
export function pseudoTexts<T>(texts: T): T {
  if (typeof texts === 'string') return pseudo(texts) as T
  if (typeof texts === 'function') return ((...values: unknown[]) => pseudoTexts((texts as (...given: unknown[]) => unknown)(...values))) as T
  if (Array.isArray(texts)) return texts.map(pseudoTexts) as T
  if (texts && typeof texts === 'object') return Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, pseudoTexts(value)])) as T
  return texts
}
