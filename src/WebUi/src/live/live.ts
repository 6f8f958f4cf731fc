import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { send } from '../api/client'
import { session } from '../api/session'
import { EventApplier } from './apply'
import { FleetStream } from './stream'

let stream: FleetStream | undefined

/** The one stream of this tab; see `FleetStream` for how tabs share a connection. */
export function liveStream(client: QueryClient): FleetStream {
  if (stream) return stream
  const applier = new EventApplier(client)
  const created = (stream = new FleetStream({
    open: (lastEventId, signal) =>
      send('GET', '/hypervisor/fleet/events', { signal }, { Accept: 'text/event-stream', ...(lastEventId ? { 'Last-Event-ID': lastEventId } : {}) }),
    renew: () => session.renew(),
    apply: applier.apply,
    reset: applier.reset,
    locks: navigator.locks,
    channel: typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('hypervisor-stream'),
    isHidden: () => document.visibilityState === 'hidden',
    isHeld: () => document.querySelector('[role="menu"]') !== null,
  }))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') created.becameVisible()
  })
  window.addEventListener('online', created.reconnectNow)
  return created
}

const OFF = { phase: 'off', attempt: 0, caughtUp: null } as const

export const useStreamState = () =>
  useSyncExternalStore(
    (listener) => stream?.subscribe(listener) ?? (() => undefined),
    () => stream?.getState() ?? OFF,
  )

export const useStreamShare = () =>
  useSyncExternalStore(
    (listener) => stream?.subscribe(listener) ?? (() => undefined),
    () => stream?.getShare() ?? 'alone',
  )

export const reconnectNow = () => stream?.reconnectNow()
