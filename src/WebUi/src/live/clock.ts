import { useSyncExternalStore } from 'react'

const PERIOD = 5000
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const each of listeners) each()
  }, PERIOD)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

/** The time, to five seconds: one timer for all the ages on screen. */
export const useNow = () => useSyncExternalStore(subscribe, () => {
  if (!timer && Date.now() - now > PERIOD) now = Date.now()
  return now
})
