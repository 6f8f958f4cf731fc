import { useEffect, useState } from 'react'
import { operationOf, SECRET, type Payload, type PlanRequest } from '../request'

const PREFIX = 'draft:'

/** One draft for one thing to do to one object; a new guest's cluster is chosen in its form. */
export const draftKey = (request: PlanRequest) =>
  [request.feature, operationOf(request), ...(request.vmid === undefined && request.node === undefined ? [] : [request.controller, request.node, request.vmid, request.targetId])].filter(Boolean).join(' ')

/** What was typed and not planned yet, as it outlives a reload of this tab. It holds no secrets. */
export const drafts = {
  read<T extends Payload>(key: string): Partial<T> | undefined {
    try {
      const value: unknown = JSON.parse(sessionStorage.getItem(PREFIX + key) ?? 'null')
      return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Partial<T>) : undefined
    } catch {
      return undefined
    }
  },
  keep(key: string, values: Payload) {
    try {
      sessionStorage.setItem(PREFIX + key, JSON.stringify(Object.fromEntries(Object.entries(values).filter(([name]) => !SECRET.test(name)))))
    } catch {
      // A full or forbidden store costs the draft, and nothing else.
    }
  },
  drop(key: string) {
    sessionStorage.removeItem(PREFIX + key)
  },
}

/** The draft that was there when the form opened; from the first change on it keeps what is typed as one. */
export function useDraft<T extends Payload>(key: string, values: T, touched: boolean) {
  const [kept] = useState(() => drafts.read<T>(key))
  useEffect(() => {
    if (touched) drafts.keep(key, values)
  }, [key, touched, values])
  return kept
}
