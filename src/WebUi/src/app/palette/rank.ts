const fuzzy = (name: string, q: string): boolean => {
  let at = 0
  for (const letter of q) {
    at = name.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

function place(name: string, q: string): number {
  if (name.startsWith(q)) return 0
  const at = name.indexOf(q)
  if (at > 0) return /[\s._/-]/.test(name[at - 1]!) ? 1 : 2
  return q.length > 1 && fuzzy(name, q) ? 3 : -1
}

/** Those whose names begin with what was typed, then those with a word that does, then those that hold it, then those that hold its letters in order. */
export function rank<T>(items: readonly T[], name: (item: T) => string, query: string): T[] {
  const q = query.trim().toLowerCase()
  if (q === '') return [...items]
  return items
    .map((item) => ({ item, at: place(name(item).toLowerCase(), q) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || name(a.item).localeCompare(name(b.item)))
    .map(({ item }) => item)
}
