import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ServerEvent } from './sse'
import { readEvents } from './sse'
import { FleetStream, READ_AGAIN } from './stream'

const encoder = new TextEncoder()

describe('fleet stream', () => {
  let controllers: ReadableStreamDefaultController<Uint8Array>[]
  let lastIds: string[]
  let applied: ServerEvent[]
  let resets: number
  let stream: FleetStream
  let stop: () => void
  const say = (text: string) => {
    controllers.at(-1)!.enqueue(encoder.encode(text))
    return vi.advanceTimersByTimeAsync(0)
  }

  beforeEach(() => {
    vi.useFakeTimers()
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    controllers = []
    lastIds = []
    applied = []
    resets = 0
    stream = new FleetStream({
      open: async (lastId, signal) => {
        lastIds.push(lastId)
        return new Response(new ReadableStream<Uint8Array>({
          start(controller) {
            controllers.push(controller)
            signal.addEventListener('abort', () => { try { controller.error(new DOMException('aborted', 'AbortError')) } catch { /* already closed */ } })
          },
        }))
      },
      renew: async () => undefined,
      apply: (events) => applied.push(...events),
      reset: () => resets++,
    })
    stop = stream.start()
  })
  afterEach(() => {
    stop()
    vi.useRealTimers()
  })

  it('is live after hello and applies events at most twice a second', async () => {
    await say('id: e-1\nevent: hello\ndata: {}\n\n')
    expect(stream.getState().phase).toBe('live')
    await say('id: e-2\nevent: inventory\ndata: {"a":1}\n\nid: e-3\nevent: inventory\ndata: {"a":2}\n\n')
    expect(applied).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(500)
    expect(applied.map((event) => event.id)).toEqual(['e-2', 'e-3'])
  })
  it('is lost after ten silent seconds, comes back with the last id and says what it caught up', async () => {
    await say('id: e-7\nevent: hello\ndata: {}\n\n')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(stream.getState()).toMatchObject({ phase: 'lost', attempt: 1 })
    await vi.advanceTimersByTimeAsync(1000)
    expect(lastIds).toEqual(['', 'e-7'])
    await say('event: hello\ndata: {}\n\nid: e-8\nevent: inventory\ndata: {}\n\n')
    await vi.advanceTimersByTimeAsync(500)
    expect(stream.getState()).toMatchObject({ phase: 'live', caughtUp: 1 })
  })
  it('reads everything again on reset', async () => {
    await say('event: hello\ndata: {}\n\nevent: reset\ndata: {}\n\n')
    expect(resets).toBe(1)
  })
  it('says after a reset that everything was read again, not that nothing had changed', async () => {
    await say('id: e-7\nevent: hello\ndata: {}\n\n')
    await vi.advanceTimersByTimeAsync(11_000)
    await say('event: hello\ndata: {}\n\nevent: reset\ndata: {}\n\nid: f-1\nevent: inventory\ndata: {}\n\n')
    await vi.advanceTimersByTimeAsync(500)
    expect(stream.getState()).toMatchObject({ phase: 'live', caughtUp: READ_AGAIN })
  })
  it('heartbeats keep it live', async () => {
    await say('event: hello\ndata: {}\n\n')
    for (let i = 0; i < 5; i++) {
      await vi.advanceTimersByTimeAsync(5000)
      await say('event: heartbeat\ndata: {}\n\n')
    }
    expect(stream.getState().phase).toBe('live')
    expect(lastIds).toHaveLength(1)
  })
})

describe('tabs of one browser', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  /** One lock and one channel, as the tabs of a browser share them. */
  function browser() {
    const listeners = new Map<object, (event: { data: unknown }) => void>()
    let held: Promise<unknown> = Promise.resolve()
    const opened: { tab: string; lastId: string; say: (text: string) => void }[] = []
    const applied: Record<string, string[]> = {}
    const tab = (name: string, isHeld = () => false) => {
      const channel = {
        addEventListener: (_: string, listener: (event: { data: unknown }) => void) => listeners.set(channel, listener),
        removeEventListener: () => listeners.delete(channel),
        postMessage: (data: unknown) => { for (const [other, listener] of listeners) if (other !== channel) listener({ data }) },
      }
      const locks = {
        request: (_: string, { signal }: { signal: AbortSignal }, lead: () => Promise<void>) => {
          const turn = held.then(() => (signal.aborted ? undefined : lead()))
          held = turn.catch(() => undefined)
          return turn
        },
      }
      applied[name] = []
      const stream = new FleetStream({
        open: async (lastId, signal) => new Response(new ReadableStream<Uint8Array>({
          start(controller) {
            opened.push({ tab: name, lastId, say: (text) => controller.enqueue(encoder.encode(text)) })
            signal.addEventListener('abort', () => { try { controller.error(new DOMException('aborted', 'AbortError')) } catch { /* already closed */ } })
          },
        })),
        renew: async () => undefined,
        apply: (events) => applied[name]!.push(...events.map((event) => event.id)),
        reset: () => undefined,
        locks: locks as never,
        channel: channel as never,
        isHeld,
      })
      return { stream, stop: stream.start() }
    }
    return { tab, opened, applied }
  }

  it('hold one connection, hear the same, and the next one goes on where the first one left', async () => {
    const { tab, opened, applied } = browser()
    const one = tab('one')
    const two = tab('two')
    await vi.advanceTimersByTimeAsync(0)
    expect(opened.map((each) => each.tab)).toEqual(['one'])
    expect([one.stream.getShare(), two.stream.getShare()]).toEqual(['leads', 'follows'])
    opened[0]!.say('id: e-1\nevent: hello\ndata: {}\n\nid: e-2\nevent: inventory\ndata: {}\n\n')
    await vi.advanceTimersByTimeAsync(500)
    expect(applied).toEqual({ one: ['e-2'], two: ['e-2'] })
    expect(two.stream.getState().phase).toBe('live')
    one.stop()
    await vi.advanceTimersByTimeAsync(0)
    expect(opened.map(({ tab: by, lastId }) => [by, lastId])).toEqual([['one', ''], ['two', 'e-2']])
    two.stop()
  })
  it('change nothing while a menu is open, and all of it after', async () => {
    const { tab, opened, applied } = browser()
    let menu = true
    const one = tab('one', () => menu)
    await vi.advanceTimersByTimeAsync(0)
    opened[0]!.say('id: e-1\nevent: hello\ndata: {}\n\nid: e-2\nevent: inventory\ndata: {}\n\n')
    await vi.advanceTimersByTimeAsync(2000)
    expect(applied.one).toEqual([])
    menu = false
    await vi.advanceTimersByTimeAsync(500)
    expect(applied.one).toEqual(['e-2'])
    one.stop()
  })
})

describe('event stream format', () => {
  it('puts together what arrives in pieces', async () => {
    const pieces = ['id: 1\neve', 'nt: a\nda', 'ta: x\ndata: y\n', '\n: note\n\nevent: b\ndata: z\n\n']
    const body = new ReadableStream<Uint8Array>({ start(controller) { for (const piece of pieces) controller.enqueue(encoder.encode(piece)); controller.close() } })
    const found = []
    for await (const event of readEvents(body)) found.push(event)
    expect(found).toEqual([{ id: '1', event: 'a', data: 'x\ny' }, { id: '1', event: 'b', data: 'z' }])
  })
})
