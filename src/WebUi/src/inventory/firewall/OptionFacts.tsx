import { text } from '../../text/en'
import { Facts } from '../../ui/Facts'

const words = text.pages.firewall
const SWITCHES = new Set(['enable', 'dhcp', 'ipfilter', 'macfilter', 'ndp', 'radv', 'ebtables', 'nosmurfs', 'tcpflags', 'nf_conntrack_allow_invalid'])

/** The firewall's settings; what isn't set is as Proxmox VE has it by default. */
export function OptionFacts({ options }: { options: Record<string, unknown> }) {
  const shown = Object.entries(options).filter(([name]) => name !== 'digest')
  const enabled = Boolean(options.enable)
  return (
    <>
      <p className="panel-line">
        <span data-tone={enabled ? 'ok' : 'warn'}><span aria-hidden="true">{enabled ? '✔ ' : '▲ '}</span>{enabled ? words.enabled : words.disabled}</span>
      </p>
      <Facts facts={shown.filter(([name]) => name !== 'enable').map(([name, value]) => [(words.options as Record<string, string>)[name] ?? name, SWITCHES.has(name) ? (value ? text.common.yes : text.common.no) : String(value)] as const)} />
    </>
  )
}
