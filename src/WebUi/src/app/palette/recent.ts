// The objects that somebody looked at last, in this browser: a convenience, and worth no request.

export interface Visited {
  label: string
  address: string
}

const KEY = 'hypervisor.recent'
const MOST = 12

const isVisited = (value: unknown): value is Visited =>
  typeof value === 'object' && value !== null && typeof (value as Visited).label === 'string' && typeof (value as Visited).address === 'string' && (value as Visited).address.startsWith('/')

export function recentlyVisited(): Visited[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isVisited) : []
  } catch {
    return []
  }
}

export function visit(page: Visited) {
  const others = recentlyVisited().filter((each) => each.address !== page.address)
  localStorage.setItem(KEY, JSON.stringify([page, ...others].slice(0, MOST)))
}

export const forgetVisited = () => localStorage.removeItem(KEY)
