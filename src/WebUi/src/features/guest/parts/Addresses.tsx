import { useQuery } from '@tanstack/react-query'
import type { ContainerInterface, GuestAgentInfo } from '../../../api/pages'
import type { Guest } from '../../../api/types'
import { guestRead } from '../../../inventory/reads'
import { text } from '../../../text/en'
import { Copy } from '../../../ui/Copy'

const words = text.pages.guest

const outside = (address: string) => !/^(127\.|::1|fe80:)/i.test(address)

/** The guest's own addresses, as its agent or its container says them. */
export function Addresses({ guest }: { guest: Guest }) {
  const machine = guest.vm_type === 'qemu'
  const agent = useQuery({ ...guestRead<GuestAgentInfo>(guest, '/agent/info'), enabled: machine, retry: false })
  const container = useQuery({ ...guestRead<ContainerInterface[]>(guest, '/interfaces'), enabled: !machine, retry: false })
  const query = machine ? agent : container
  if (query.isPending) return <>{text.common.loading}…</>
  const addresses = machine
    ? (agent.data?.interfaces ?? []).flatMap((each) => each.ip_addresses)
    : (container.data ?? []).flatMap((each) => [each.inet, each.inet6].filter((address) => address !== undefined).map((address) => address.split('/')[0]!))
  const shown = addresses.filter(outside)
  if (shown.length === 0) return <span className="muted" title={query.error?.message}>{machine && query.isError ? words.noAgent : words.noAddress}</span>
  return <>{shown.map((address) => <span key={address} className="address">{address} <Copy value={address} what={address} /></span>)}</>
}
