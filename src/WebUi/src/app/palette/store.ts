import { useSyncExternalStore } from 'react'

// Outside React: keys, buttons and rows open the one palette.
let begin: string | undefined
const listeners = new Set<() => void>()

const become = (next: string | undefined) => {
  begin = next
  for (const listener of listeners) listener()
}

/** With what is typed in it at first: `>` for actions only. */
export const openPalette = (typed = '') => become(typed)
export const closePalette = () => become(undefined)

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const usePaletteOpened = () => useSyncExternalStore(subscribe, () => begin)
