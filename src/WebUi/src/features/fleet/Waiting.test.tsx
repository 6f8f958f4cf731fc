import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { open } from '../../../tests/app'
import { change } from '../../../tests/changes'
import { server } from '../../../tests/setup'
import { API, cluster, user } from '../../../tests/some'
import type { Role } from '../../api/types'

function serve(role: Role = 'org_admin') {
  const asked = change({ id: 'c-asked', approval: 'one_approver', requested_by: { user_id: 'bob', username: 'bob' }, revision: 900 })
  const mine = change({ id: 'c-mine', feature: 'proxmox.vm.reboot', revision: 901 })
  const another = change({ id: 'c-other', feature: 'proxmox.vm.reset', requested_by: { user_id: 'bob', username: 'bob' }, revision: 902 })
  const running = change({ id: 'c-running', feature: 'proxmox.vm.migrate', status: 'applying', progress: 0.4, revision: 903 })
  server.use(
    http.get(`${API}/auth/me`, () => HttpResponse.json({ ...user, role })),
    http.get(`${API}/hypervisor/fleet/dashboard`, () => HttpResponse.json({ total_clusters: 1, online_clusters: 1, running_tasks: 3, clusters: [cluster()] })),
    http.get(`${API}/hypervisor/fleet/backup-coverage`, () => HttpResponse.json({ never: 2, stale: 1, items: [], clusters: [], gaps: [] })),
    http.get(`${API}/hypervisor/changes`, () => HttpResponse.json({ items: [asked, mine, another, running], next_cursor: null, counts: {} })),
    http.get(`${API}/hypervisor/changes/c-asked`, () => HttpResponse.json(asked)),
  )
}

describe('the fleet’s news', () => {
  it('lists what one may decide, and what runs', async () => {
    serve()
    open('/')
    const waiting = await screen.findByRole('region', { name: 'Waiting for me (2)' })
    expect(within(waiting).getByText(/asked by bob/)).toBeTruthy()
    expect(within(waiting).getByText(/asked by you/)).toBeTruthy()
    expect(within(waiting).queryByText(/Reset/)).toBeNull()
    const running = screen.getByRole('region', { name: 'Running now: 1 change, 3 tasks' })
    expect(running.textContent?.replaceAll('\u00a0', ' ')).toContain('40 %')
    await userEvent.click(within(waiting).getByRole('button', { name: /Review: Stop/ }))
    expect(await screen.findByRole('button', { name: 'Approve' })).toBeTruthy()
  })
  it('asks a viewer to decide nothing', async () => {
    serve('viewer')
    open('/')
    await screen.findByRole('region', { name: /Running now/ })
    expect(screen.queryByRole('region', { name: /Waiting for me/ })).toBeNull()
  })
  it('counts guests without a backup among what needs attention', async () => {
    serve()
    open('/')
    const link = await screen.findByRole('link', { name: /3 guests without backup/ })
    expect(decodeURIComponent(link.getAttribute('href')!)).toContain('q=backup>24h')
  })
})
