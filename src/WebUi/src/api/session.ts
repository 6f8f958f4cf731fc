import { AppError } from './AppError'

export type SessionState = 'signed-in' | 'asking'

// Outside React: requests wait here while the person signs in again, and the page stays as it is.
let state: SessionState = 'signed-in'
let renewing: Promise<void> | null = null
let waiting: { resolve: () => void; reject: (error: unknown) => void } | null = null
const listeners = new Set<() => void>()

const become = (next: SessionState) => {
  state = next
  for (const listener of listeners) listener()
}

let refresh: () => Promise<boolean> = () => Promise.resolve(false)

export const session = {
  get state() {
    return state
  },
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  /** How to renew without asking; true when it went through. */
  refreshBy(action: () => Promise<boolean>) {
    refresh = action
  },
  /** Renews once, silently, and else asks in a dialog. All who need it meanwhile share one attempt. */
  renew(): Promise<void> {
    renewing ??= (async () => {
      if (await refresh()) return
      await new Promise<void>((resolve, reject) => {
        waiting = { resolve, reject }
        become('asking')
      })
    })().finally(() => {
      renewing = null
      waiting = null
    })
    return renewing
  },
  signedIn() {
    waiting?.resolve()
    become('signed-in')
  },
  gaveUp() {
    waiting?.reject(new AppError({ status: 401, code: 'unauthenticated', title: 'Not signed in' }))
    become('signed-in')
  },
}
