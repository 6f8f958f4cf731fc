import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { open } from '../../../tests/app'
import { change } from '../../../tests/changes'
import { server } from '../../../tests/setup'
import { API, user } from '../../../tests/some'
import type { Change } from '../../api/changes'
import { countOf, historyOf } from './search'

const BOB = { user_id: 'bob', username: 'bob' }
const ALL: Change[] = [
  change({ id: 'q1', approval: 'two_persons', requested_by: BOB, notes: 'kernel update' }),
  change({ id: 'q2', approval: 'two_persons', target_id: 'before' }),
  change({ id: 'q3', status: 'applying', progress: 0.42, upid: 'UPID' }),
]

function serve() {
  const asked: URLSearchParams[] = []
  server.use(
    http.get(`${API}/auth/me`, () => HttpResponse.json({ ...user, gates: { writes_open: true, closed_by: [] } })),
    http.get(`${API}/hypervisor/changes`, ({ request }) => {
      asked.push(new URL(request.url).searchParams)
      return HttpResponse.json({ items: ALL, next_cursor: null, counts: { pending: 2, applying: 1, applied: 7 } })
    }),
  )
  return asked
}

describe('the queue', () => {
  it('says how many wait for me, beside the rail too, and shows those', async () => {
    serve()
    open('/changes')
    const grid = await screen.findByRole('grid', { name: 'Changes' })
    await within(grid).findByText('kernel update')
    expect(within(grid).getByText(/42\s%/)).toBeTruthy()
    expect(screen.getByText('1 change waits for you')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Done 7' })).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Waiting for me 1' }))
    await waitFor(() => expect(grid.isConnected && within(screen.getByRole('grid')).queryByText(/42\s%/)).toBeNull())
    expect(within(screen.getByRole('grid')).getByText('kernel update')).toBeTruthy()
  })
  it('asks the server for states, words and who, and keeps all in the address', async () => {
    const asked = serve()
    const { router } = open('/changes?view=done&mine=true&q=kernel&risk=safe')
    await screen.findByText('No change matches the filter.')
    const last = asked.find((each) => each.get('q') === 'kernel')!
    expect(last.get('status')).toBe('applied,failed,discarded,rejected,expired')
    expect(last.get('requested_by')).toBe(user.user_id)
    expect(router.state.location.search).toEqual({ view: 'done', mine: 'true', q: 'kernel', risk: 'safe' })
  })
  it('approves those that are picked and mine to approve, and tells which could not be', async () => {
    serve()
    const sent: unknown[] = []
    server.use(http.post(`${API}/hypervisor/changes/bulk`, async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json({ results: [{ change_id: 'q1', ok: false, error: { code: 'drifted', detail: 'It has drifted.' } }] })
    }))
    open('/changes')
    const grid = await screen.findByRole('grid', { name: 'Changes' })
    await within(grid).findByText('kernel update')
    fireEvent.keyDown(grid, { key: 'a', ctrlKey: true })
    const bar = await screen.findByRole('region', { name: '3 selected' })
    await userEvent.click(within(bar).getByRole('button', { name: 'Approve 1' }))
    await screen.findByText('It has drifted.')
    expect(sent).toEqual([{ action: 'approve', change_ids: ['q1'] }])
  })
})

describe('a change’s record', () => {
  it('is told in order', () => {
    const told = historyOf(change({
      approvals: [{ by: BOB, at: '2026-11-23T01:05:00Z', approved: true, reason: null }],
      attempts: [{ id: 'a', by: BOB, started_at: '2026-11-23T01:06:00Z', intended_at: '2026-11-23T01:06:01Z', node: 'node1', upid: 'UPID', ended_at: '2026-11-23T01:07:00Z', outcome: 'OK' }],
    }))
    expect(told.map((each) => each.kind)).toEqual(['asked', 'planned', 'approved', 'attempt', 'sent', 'ended'])
  })
  it('is counted by view', () => {
    expect(countOf('open', { pending: 2, applying: 1, applied: 7 })).toBe(3)
    expect(countOf('all', { pending: 2, applying: 1, applied: 7 })).toBe(10)
  })
})
