import { useSyncExternalStore } from 'react'
import { setTimeZone, type Times } from '../text/formats'

export type { Times }
export const DENSITIES = ['compact', 'default', 'comfortable'] as const
export type Density = (typeof DENSITIES)[number]

export interface TableChoice {
  /** Ids of columns that are shown otherwise than at first. */
  shown?: Record<string, boolean>
  /** Ids from left to right; those it doesn't name come after. */
  order?: string[]
}

/** How one person likes it, on every machine. */
export interface Preferences {
  times: Times
  density: Density
  /** Keys of one letter; off for those whose voice or hands type them by mistake. */
  letters: boolean
  /** Where to begin: an address below the product's own. */
  start?: string
  tables: Record<string, TableChoice>
}

export const STANDARD: Preferences = { times: 'local', density: 'default', letters: true, tables: {} }

const CACHE = 'hypervisor.preferences'

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function tableOf(value: unknown): TableChoice {
  if (!isRecord(value)) return {}
  const shown = isRecord(value.shown) ? Object.fromEntries(Object.entries(value.shown).filter(([, on]) => typeof on === 'boolean')) as Record<string, boolean> : undefined
  return { shown, order: Array.isArray(value.order) ? value.order.filter((id): id is string => typeof id === 'string') : undefined }
}

/** What was kept, wherever it comes from: what makes no sense is as at first. */
export function preferencesOf(value: unknown): Preferences {
  if (!isRecord(value)) return STANDARD
  const { times, density, letters, start, tables } = value
  return {
    times: times === 'utc' ? 'utc' : 'local',
    density: DENSITIES.find((each) => each === density) ?? 'default',
    letters: letters !== false,
    start: typeof start === 'string' && /^\/(?![/\\])/.test(start) && start.length <= 2000 ? start : undefined,
    tables: isRecord(tables) ? Object.fromEntries(Object.entries(tables).map(([name, choice]) => [name, tableOf(choice)])) : {},
  }
}

function cached(): Preferences {
  try {
    return preferencesOf(JSON.parse(localStorage.getItem(CACHE) ?? 'null'))
  } catch {
    return STANDARD
  }
}

// Outside React: formats and key listeners ask for it too.
let now = cached()
const listeners = new Set<() => void>()
let save: (preferences: Preferences) => void = () => undefined

function become(next: Preferences) {
  now = next
  localStorage.setItem(CACHE, JSON.stringify(next))
  setTimeZone(next.times)
  document.documentElement.dataset.density = next.density
  for (const listener of listeners) listener()
}

setTimeZone(now.times)
document.documentElement.dataset.density = now.density

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const preferences = {
  get now() {
    return now
  },
  subscribe,
  /** What the server has. */
  take: (stored: unknown) => become(preferencesOf(stored)),
  change(part: Partial<Preferences>) {
    become({ ...now, ...part })
    save(now)
  },
  saveBy(action: typeof save) {
    save = action
  },
  /** With whoever used this browser. */
  forget: () => become(STANDARD),
}

export const usePreferences = () => useSyncExternalStore(subscribe, () => now)
