import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { server } from '../../../tests/setup'
import { API, CLUSTER } from '../../../tests/some'
import { createQueryClient } from '../../api/queryClient'
import { TaskLog } from './TaskLog'

const TASK = { node: 'node1', upid: 'UPID:node1:1:2:3:vzdump:101:a@pve:' }

it('has the last lines of a task that ended while it was looked at', async () => {
  const lines = [{ n: 1, t: 'starting' }]
  server.use(http.get(`${API}/hypervisor/controllers/:id/nodes/:node/tasks/:upid/log`, () => HttpResponse.json(lines)))
  const client = createQueryClient()
  const shown = (is_running: boolean) => (
    <QueryClientProvider client={client}>
      <MantineProvider><TaskLog controller={CLUSTER} task={{ ...TASK, is_running }} /></MantineProvider>
    </QueryClientProvider>
  )
  const { rerender } = render(shown(true))
  await screen.findByText('starting')
  lines.push({ n: 2, t: 'TASK OK' })
  rerender(shown(false))
  expect((await screen.findByText(/TASK OK/)).textContent).toBe('starting\nTASK OK')
})
