import { AppError } from '../api/AppError'
import { readEvents, type ServerEvent } from './sse'

export type StreamPhase = 'off' | 'connecting' | 'live' | 'lost'

export type StreamShare = 'alone' | 'leads' | 'follows'

export interface StreamState {
  phase: StreamPhase
  /** Attempts since the stream was lost. */
  attempt: number
  /** Changes that came with the last reconnect, `READ_AGAIN` where they could not be told; null before and some seconds after it. */
  caughtUp: number | null
}

export interface StreamOptions {
  open(lastEventId: string, signal: AbortSignal): Promise<Response>
  /** The session ended: renew it. Resolves when it makes sense to connect again. */
  renew(): Promise<void>
  /** What arrived, at most twice a second. */
  apply(events: ServerEvent[]): void
  /** What was missed can't be replayed: read everything again. */
  reset(): void
  locks?: LockManager
  channel?: BroadcastChannel
  isHidden?(): boolean
  /** A menu is open: what is below it doesn't change under the pointer. */
  isHeld?(): boolean
}

type Message = { kind: 'event'; event: ServerEvent } | { kind: 'state'; state: StreamState } | { kind: 'ask' } | { kind: 'now' }

export const READ_AGAIN = -1

const LOST_AFTER = 10_000
const APPLY_EVERY = 500
const CAUGHT_UP_FOR = 6000
const BACKOFF = [1000, 2000, 5000, 10_000, 30_000]
/** A hidden tab that waits for more than this reads everything again instead. */
const MOST_WAITING = 5000

/**
 * The fleet's events. One tab of the browser, elected by a lock, holds the connection and passes events on to the others, for a browser has only six
 * connections to a host. Without locks (plain HTTP to another machine) each tab has its own.
 */
export class FleetStream {
  private state: StreamState = { phase: 'off', attempt: 0, caughtUp: null }
  private readonly listeners = new Set<() => void>()
  private users = 0
  private lastId = ''
  private waiting: ServerEvent[] = []
  private applyTimer: ReturnType<typeof setTimeout> | undefined
  private silenceTimer: ReturnType<typeof setTimeout> | undefined
  private caughtUpTimer: ReturnType<typeof setTimeout> | undefined
  private stopping = new AbortController()
  private connection: AbortController | undefined
  private wake: (() => void) | undefined
  private replayed: number | null = null
  private hasLock = false

  constructor(private readonly options: StreamOptions) {}

  getState = () => this.state

  /** Whether this tab holds the browser's one connection, hears of events by another tab, or can't share. */
  getShare = (): StreamShare => (!this.options.locks || !this.options.channel ? 'alone' : this.hasLock ? 'leads' : 'follows')

  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** Counts users, since a strict-mode effect runs twice. */
  start = () => {
    if (this.users++ === 0) void this.run()
    return () => {
      if (--this.users === 0) this.stop()
    }
  }

  reconnectNow = () => {
    this.options.channel?.postMessage({ kind: 'now' } satisfies Message)
    this.wake?.()
  }

  /** The tab is seen again: what waited is applied. */
  becameVisible = () => {
    this.wake?.()
    this.flush()
  }

  private async run() {
    this.stopping = new AbortController()
    const { signal } = this.stopping
    const { channel, locks } = this.options
    channel?.addEventListener('message', this.onMessage)
    channel?.postMessage({ kind: 'ask' } satisfies Message)
    this.become({ phase: 'connecting', attempt: 0, caughtUp: null })
    if (!locks || !channel) return this.lead(signal)
    this.expectHeartbeat()
    const lead = async () => {
      this.hasLock = true
      await this.lead(signal).finally(() => {
        this.hasLock = false
      })
    }
    await locks.request('hypervisor-stream', { signal }, lead).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
  }

  private stop() {
    this.options.channel?.removeEventListener('message', this.onMessage)
    this.stopping.abort()
    this.connection?.abort()
    this.wake?.()
    for (const timer of [this.applyTimer, this.silenceTimer, this.caughtUpTimer]) clearTimeout(timer)
    this.applyTimer = undefined
    this.waiting = []
    this.become({ phase: 'off', attempt: 0, caughtUp: null })
  }

  private readonly onMessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'event') this.take(data.event)
    else if (data.kind === 'state' && !this.connection) this.become(data.state)
    else if (data.kind === 'ask' && this.connection) this.tell()
    else if (data.kind === 'now') this.wake?.()
  }

  private async lead(signal: AbortSignal) {
    let attempt = 0
    while (!signal.aborted) {
      try {
        await this.connect(() => {
          attempt = 0
        })
      } catch (error) {
        if (signal.aborted) return
        if (error instanceof AppError && error.status === 401) {
          await this.options.renew().catch(() => undefined)
        }
      }
      if (signal.aborted) return
      attempt++
      this.become({ phase: 'lost', attempt, caughtUp: null })
      await this.pause(BACKOFF[Math.min(attempt, BACKOFF.length) - 1]! * (0.8 + Math.random() * 0.4))
    }
  }

  private async connect(opened: () => void) {
    const connection = (this.connection = new AbortController())
    try {
      this.expectHeartbeat()
      const response = await this.options.open(this.lastId, connection.signal)
      if (!response.ok || !response.body) throw new AppError({ status: response.status, code: 'stream' })
      for await (const event of readEvents(response.body, this.lastId)) {
        if (connection.signal.aborted) return
        opened()
        this.take(event)
        this.options.channel?.postMessage({ kind: 'event', event } satisfies Message)
      }
    } finally {
      connection.abort()
      this.connection = undefined
    }
  }

  private take(event: ServerEvent) {
    this.lastId = event.id
    this.expectHeartbeat()
    if (event.event === 'hello') return this.greeted()
    if (event.event === 'heartbeat') {
      if (this.state.phase !== 'live') this.greeted()
      this.endReplay()
      return
    }
    if (event.event === 'reset') {
      this.waiting = []
      if (this.replayed !== null) this.replayed = READ_AGAIN
      this.options.reset()
      return
    }
    if (this.replayed !== null && this.replayed >= 0) this.replayed++
    this.waiting.push(event)
    if (this.waiting.length > MOST_WAITING) {
      this.waiting = []
      this.options.reset()
      return
    }
    this.applyTimer ??= setTimeout(this.flush, APPLY_EVERY)
  }

  private readonly flush = () => {
    clearTimeout(this.applyTimer)
    this.applyTimer = undefined
    if (this.waiting.length === 0 || this.options.isHidden?.()) return
    if (this.options.isHeld?.()) {
      this.applyTimer = setTimeout(this.flush, APPLY_EVERY)
      return
    }
    const events = this.waiting
    this.waiting = []
    this.options.apply(events)
    this.endReplay()
  }

  private greeted() {
    const wasLost = this.state.phase === 'lost'
    this.become({ phase: 'live', attempt: 0, caughtUp: null })
    if (wasLost) {
      this.replayed = 0
      this.applyTimer ??= setTimeout(() => {
        this.flush()
        this.endReplay()
      }, APPLY_EVERY)
    }
  }

  private endReplay() {
    if (this.replayed === null || this.applyTimer) return
    this.become({ ...this.state, caughtUp: this.replayed })
    this.replayed = null
    clearTimeout(this.caughtUpTimer)
    this.caughtUpTimer = setTimeout(() => this.become({ ...this.state, caughtUp: null }), CAUGHT_UP_FOR)
  }

  private expectHeartbeat() {
    clearTimeout(this.silenceTimer)
    this.silenceTimer = setTimeout(() => {
      if (this.connection) this.connection.abort()
      else this.become({ phase: 'lost', attempt: Math.max(1, this.state.attempt), caughtUp: null })
    }, LOST_AFTER)
  }

  private pause(milliseconds: number) {
    return new Promise<void>((resolve) => {
      const timer = setTimeout(done, milliseconds)
      const finish = () => done()
      this.wake = finish
      function done() {
        clearTimeout(timer)
        resolve()
      }
    }).finally(() => {
      this.wake = undefined
    })
  }

  private become(state: StreamState) {
    const { phase, attempt, caughtUp } = this.state
    if (phase === state.phase && attempt === state.attempt && caughtUp === state.caughtUp) return
    this.state = state
    for (const listener of this.listeners) listener()
    if (this.connection || state.phase === 'lost') this.tell()
  }

  private tell() {
    this.options.channel?.postMessage({ kind: 'state', state: this.state } satisfies Message)
  }
}
