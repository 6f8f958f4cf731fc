import { useSyncExternalStore } from 'react'
import { newKey } from './newKey'
import type { PlanRequest } from './request'

/** One guest of many, as bulk actions name it. */
export interface BulkRequest {
  action: 'start' | 'stop' | 'shutdown' | 'reboot' | 'suspend' | 'resume' | 'delete' | 'migrate' | 'snapshot' | 'backup'
  guests: readonly import('../api/types').Guest[]
  /** What its form begins with. */
  payload?: import('./request').Payload
  onDone?: (failed: readonly string[]) => void
}

interface Opened {
  /** Makes an opened plan another than the one before, also for the same thing. */
  key: string
  plan?: PlanRequest
  bulk?: BulkRequest
  /** A change to look at, instead of a plan. */
  change?: string
  /** Told of the change that the plan became. */
  onStaged?: (change: string) => void
}

// Outside React: any button, key or palette entry opens the one drawer that the shell holds.
let opened: Opened | undefined
const listeners = new Set<() => void>()

const become = (next: Omit<Opened, 'key'> | undefined) => {
  opened = next && { ...next, key: newKey() }
  for (const listener of listeners) listener()
}

export const planner = {
  open: (plan: PlanRequest, onStaged?: (change: string) => void) => become({ plan, onStaged }),
  openBulk: (bulk: BulkRequest) => become({ bulk }),
  show: (change: string) => become({ change }),
  close: () => become(undefined),
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useOpened = () => useSyncExternalStore(subscribe, () => opened)

/** Opens the plan of an action: the only way to write. */
export const usePlan = () => planner
