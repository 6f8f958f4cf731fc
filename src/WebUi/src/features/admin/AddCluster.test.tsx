import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { open } from '../../../tests/app'
import { server } from '../../../tests/setup'
import { API } from '../../../tests/some'
import type { ControllerRegistration } from '../../api/types'

const FINGERPRINT = Array.from({ length: 32 }, () => 'AB').join(':')
const certificate = { subject: 'CN=pve1', issuer: 'CN=PVE CA', not_before: '2026-01-01T00:00:00Z', not_after: '2028-01-01T00:00:00Z', fingerprint: FINGERPRINT, system_trusted: false }
const report = { success: true, status: 'online', error: null, pve_version: '9.2.1', cluster_name: 'home', quorate: true, nodes: ['pve1'], missing_permissions: [], certificate }
const next = () => userEvent.click(screen.getByRole('button', { name: 'Next' }))

async function toCheck(registered: (body: ControllerRegistration) => Response) {
  const sent: { tested: ControllerRegistration[]; saved: ControllerRegistration[] } = { tested: [], saved: [] }
  open('/admin/controllers/new')
  server.use(
    http.post(`${API}/controllers/test-connection`, async ({ request }) => {
      sent.tested.push((await request.json()) as ControllerRegistration)
      return HttpResponse.json(report)
    }),
    http.post(`${API}/controllers`, async ({ request }) => {
      const body = (await request.json()) as ControllerRegistration
      sent.saved.push(body)
      return registered(body) as never
    }),
  )
  await userEvent.type(await screen.findByLabelText(/^Name/), 'home')
  await userEvent.type(screen.getByLabelText(/^Host/), 'pve.lan')
  await next()
  await screen.findByText(FINGERPRINT)
  await next()
  await userEvent.type(await screen.findByLabelText(/^Token ID/), 'a@pve!b')
  await userEvent.type(screen.getByLabelText(/^Token secret/), 'secret')
  await next()
  await screen.findByText('Proxmox VE 9.2.1')
  return sent
}

describe('adding a cluster', () => {
  it('asks for what is missing before it goes on', async () => {
    open('/admin/controllers/new')
    await screen.findByLabelText(/^Name/)
    await next()
    expect(await screen.findByText('Enter the name or address of a node.')).toBeTruthy()
    expect(screen.getByText('Give the cluster a name.')).toBeTruthy()
  })
  it('sends no credentials before the server is known, and saves nothing before the last step', async () => {
    const sent = await toCheck(() => HttpResponse.json({ status: 422, detail: 'Bad values.', errors: { name: ['Another cluster has this name.'] } }, { status: 422 }))
    expect(sent.tested[0]).toMatchObject({ host: 'pve.lan', verify_ssl: false })
    expect(sent.tested[0]!.config).toBeUndefined()
    expect(sent.tested[1]).toMatchObject({ tls_fingerprint: FINGERPRINT, config: { token_id: 'a@pve!b', token_secret: 'secret' } })
    expect(sent.saved).toHaveLength(0)
    await userEvent.click(screen.getByRole('button', { name: 'Add' }))
    expect(await screen.findByText('Another cluster has this name.')).toBeTruthy()
    expect((screen.getByLabelText(/^Name/) as HTMLInputElement).value).toBe('home')
  })
  it('asks to confirm a public address, then says so to the server', async () => {
    const tested: ControllerRegistration[] = []
    open('/admin/controllers/new')
    server.use(
      http.post(`${API}/controllers/test-connection`, async ({ request }) => {
        const body = (await request.json()) as ControllerRegistration
        tested.push(body)
        return body.confirm_public_host ? HttpResponse.json(report) : HttpResponse.json({ status: 409, code: 'public_host_unconfirmed', detail: '8.8.8.8 is public.' }, { status: 409 })
      }),
    )
    await userEvent.type(await screen.findByLabelText(/^Name/), 'home')
    await userEvent.type(screen.getByLabelText(/^Host/), '8.8.8.8')
    await next()
    await userEvent.click(await screen.findByLabelText(/I know that this address/))
    await next()
    await waitFor(() => expect(screen.getByText(FINGERPRINT)).toBeTruthy())
    expect(tested.at(-1)!.confirm_public_host).toBe(true)
  })
})
