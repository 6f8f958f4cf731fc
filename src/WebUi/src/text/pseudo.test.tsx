import { act, screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { open } from '../../tests/app'
import { change } from '../../tests/changes'
import { server } from '../../tests/setup'
import { API, cluster, guest, guestPage, user } from '../../tests/some'

vi.mock('./en', async (original) => {
  const { pseudoTexts } = await import('../../tests/pseudo')
  const { text } = await original<typeof import('./en')>()
  return { text: pseudoTexts(text) }
})

const DATA = ['pve-a', 'node1', 'vm-00101', 'ann', 'Ann', 'Example', 'prod', 'VM 101', '9.2.1', 'GiB', 'CPU', 'org_admin', 'super_admin', 'site_admin', 'hypervisor.guest.stopped', 'hypervisor.vm.start', 'Watch', 'Ctrl', 'UTC', 'proxmox.vm.stop', Intl.DateTimeFormat().resolvedOptions().timeZone]
/** As the browser's own language has them. */
const DATE = /^[A-Z][a-z]{2} \d{1,2}, \d{4}/

/** What a person reads or hears of the page. */
function said(): string[] {
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found: string[] = []
  while (nodes.nextNode()) if (!nodes.currentNode.parentElement?.closest('style, script, code, time, details')) found.push(nodes.currentNode.textContent ?? '')
  for (const element of document.body.querySelectorAll('[aria-label], [placeholder], [title]')) {
    if (element.closest('time')) continue
    for (const name of ['aria-label', 'placeholder', 'title']) found.push(element.getAttribute(name) ?? '')
  }
  return found
}

/** Words that are neither data nor of the texts. */
const holes = () => said().filter((each) => {
  const rest = DATA.reduce((left, data) => left.replaceAll(data, ''), each.replaceAll(/⟦[\s\S]*⟧/g, ''))
  return /[A-Za-z]{3,}/.test(rest) && !DATE.test(each)
})

function serve() {
  const done = change({ status: 'pending', approval: 'one_approver', requested_by: { user_id: 'other', username: 'ann' } as never })
  const connection = { id: 'c1', name: 'Watch', source_event: 'hypervisor.guest.stopped', conditions: [], steps: [{ operation_id: 'hypervisor.vm.start', inputs: {} }], cooldown: 0, enabled: true, author: user, created_at: '2026-11-23T01:00:00Z', updated_at: '2026-11-23T01:00:00Z' }
  server.use(
    http.get(`${API}/hypervisor/fleet/dashboard`, () => HttpResponse.json({ ...cluster(), total_clusters: 1, online_clusters: 1, clusters: [cluster({ status: 'unreachable', stale: true })] })),
    http.get(`${API}/hypervisor/fleet/backup-coverage`, () => HttpResponse.json({ never: 2, stale: 1, items: [], clusters: [], gaps: [] })),
    http.get(`${API}/hypervisor/fleet/guests`, () => HttpResponse.json(guestPage([guest(101, { tags: ['prod'] })]))),
    http.get(`${API}/hypervisor/changes`, () => HttpResponse.json({ items: [done], next_cursor: null, counts: { pending: 1 } })),
    http.get(`${API}/fabric/connections`, () => HttpResponse.json([connection])),
    http.get(`${API}/users`, () => HttpResponse.json([])),
    http.get(`${API}/openapi.json`, () => HttpResponse.json(JSON.parse(readFileSync('../WebApi/openapi.json', 'utf8')))),
  )
}

describe('the pages in another language', () => {
  for (const [path, ready] of [['/', 1], ['/guests', 1], ['/changes', 1], ['/admin/fabric', 1], ['/admin/roles', 1], ['/preferences', 1]] as const) {
    it(`${path} says nothing that is not in the texts`, async () => {
      serve()
      await act(async () => void open(path))
      await waitFor(() => expect(screen.getAllByRole('heading', { level: 1 }).length).toBe(ready))
      await waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull())
      expect(holes()).toEqual([])
    })
  }
})
