import { api, path } from '../../../api/client'
import type { Guest } from '../../../api/types'

export type ConsoleKind = 'vnc' | 'term'

interface ConsoleOpened {
  console_type: ConsoleKind
  /** A path of this server, for one connection within half a minute. */
  websocket_url: string
  expires_at: string
}

/** Asks for a console; the answer says what a refused web socket could not. */
export async function openConsole(guest: Pick<Guest, 'controller_id' | 'node' | 'vm_type' | 'vmid'>, kind: ConsoleKind): Promise<string> {
  const { websocket_url } = await api.post<ConsoleOpened>(path`/hypervisor/controllers/${guest.controller_id}/nodes/${guest.node}/${guest.vm_type}/${guest.vmid}/console`, undefined, { query: { console_type: kind } })
  const address = new URL(websocket_url, location.href)
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
  return address.href
}
