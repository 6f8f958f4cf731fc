import { useSyncExternalStore } from 'react'
import type { Guest } from '../api/types'

/** What keys and the palette act on: the rows that are picked, and else the one in focus. */
interface Selection {
  picked: readonly Guest[]
  focused?: Guest
}

const NOTHING: Selection = { picked: [] }
let now = NOTHING
const listeners = new Set<() => void>()

const become = (next: Selection) => {
  now = next
  for (const listener of listeners) listener()
}

export const selection = {
  pick: (picked: readonly Guest[]) => become({ ...now, picked }),
  focus: (focused: Guest | undefined) => become({ ...now, focused }),
  clear: () => become(NOTHING),
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useSelection = () => useSyncExternalStore(subscribe, () => now)
