import { expect, it } from 'vitest'
import { change } from '../../../tests/changes'
import type { TimelineEntry } from '../../api/types'
import { history } from './history'

const entry = (id: number, at: string, extra: Partial<TimelineEntry> = {}): TimelineEntry => ({ id, at, kind: 'task', summary: 'qmstop: OK', actor: 'svc@pve', upid: null, ...extra }) as TimelineEntry

it('names the person behind a task that a change began, and tells the change once', () => {
  const told = history('web', [entry(2, '2026-11-23T02:00:00Z', { upid: 'UPID:x' }), entry(1, '2026-11-23T01:00:00Z')], [
    change({ id: 'a', upid: 'UPID:x', status: 'applied', updated_at: '2026-11-23T02:00:01Z' }),
    change({ id: 'b', feature: 'proxmox.firewall.guest_rule', status: 'rejected', updated_at: '2026-11-23T01:30:00Z' }),
    change({ id: 'c', status: 'pending', updated_at: '2026-11-23T03:00:00Z' }),
  ])
  expect(told.map(({ kind, summary, actor, change: of }) => [kind, summary, actor, of])).toEqual([
    ['task', 'Stop VM: OK', 'ann', 'a'],
    ['change', 'Add firewall rule to web: rejected', 'ann', 'b'],
    ['task', 'Stop VM: OK', 'svc@pve', undefined],
  ])
})
