// A stand-in for the API while developing the pages: three clusters, 2,000 guests, events. Not part of the product.
// Usage: node dev/mock-api.mjs [port] [--static dist] [--empty]   Sign in as admin / admin.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const args = process.argv.slice(2)
const port = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 8080)
const dist = args.includes('--static') ? args[args.indexOf('--static') + 1] : undefined
const GUESTS = 2000
const GiB = 2 ** 30
const ORG = '11111111-0000-4000-8000-000000000001'

let seed = 7
const random = () => ((seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648)
const pick = (list) => list[Math.floor(random() * list.length)]
const uuid = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const now = () => new Date().toISOString()
const since = (minutes) => new Date(Date.now() - minutes * 60000).toISOString()
const fingerprint = (text) => createHash('sha256').update(text).digest('hex').toUpperCase().match(/../g).join(':')
const percent = (used, total) => (total ? Math.round((used / total) * 10000) / 100 : 0)

const sites = [{ id: uuid(901), organization_id: ORG, name: 'Vienna', description: null, created_at: since(9999) }, { id: uuid(902), organization_id: ORG, name: 'Lab', description: null, created_at: since(9999) }]
const controllers = args.includes('--empty') ? [] : [['pve-vienna', 8, 'online', null, uuid(901)], ['pve-graz', 5, 'online', null, uuid(901)], ['pve-lab', 3, 'untrusted', 'The certificate is not the pinned one: it may have been renewed, or someone is in between. Compare the fingerprints.', uuid(902)]]
  .map(([name, size, status, reason, site], i) => ({
    id: uuid(i + 1), organization_id: ORG, site_id: site, name, controller_type: 'proxmox', host: `10.0.${i}.11`, port: 8006, use_ssl: true, verify_ssl: false,
    tls_fingerprint: fingerprint(name), token_id: 'hypervisor@pve!control', username: null, realm: null, sync_enabled: true, sync_interval_seconds: i === 1 ? 60 : null,
    status, status_reason: reason, status_since: since(status === 'online' ? 600 : 12), as_of: status === 'online' ? now() : since(12), stale: status !== 'online',
    cluster_name: name.slice(4), pve_version: '9.2.1', created_at: since(20000), updated_at: since(5000), endpoint: null,
    seen_fingerprint: status === 'untrusted' ? fingerprint('other') : null, size, version: 10,
  }))

const nodes = []
const guests = []
const storages = []
for (const [c, controller] of controllers.entries()) {
  const shared = { controller_id: controller.id, controller_name: controller.name, site_id: controller.site_id, as_of: controller.as_of, stale: controller.stale }
  for (let n = 1; n <= controller.size; n++) {
    const offline = c === 1 && n === 4
    const memory = 256 * GiB
    nodes.push({ ...shared, id: `${controller.id}/node${n}`, name: `node${n}`, node: `node${n}`, status: offline ? 'offline' : 'online', ip_address: `10.0.${c}.${10 + n}`, cpu_count: 64, cpu_usage: offline ? 0 : 0.2 + random() * 0.7, memory_total: memory, memory_used: offline ? 0 : Math.round(memory * (0.3 + random() * 0.62)), storage_total: 100 * GiB, storage_used: Math.round(100 * GiB * random() * 0.8), uptime: offline ? 0 : 3e6 * random(), pve_version: '9.2.1', kernel_version: '6.17.4-1-pve', cpu_model: 'AMD EPYC 9354P 32-Core Processor', subscription_level: 's' })
    storages.push({ ...shared, id: `${controller.id}/node${n}/local-lvm`, storage: 'local-lvm', node: `node${n}`, nodes: [`node${n}`], storage_type: 'lvmthin', content: ['images', 'rootdir'], total: 900 * GiB, used: Math.round(900 * GiB * random()), active: !offline, enabled: true, shared: false, status: offline ? 'unknown' : 'available' })
  }
  for (const [name, type, part] of [['nas-1', 'nfs', 0.88], ['ceph-vm', 'rbd', 0.61], ['backup', 'pbs', c === 0 ? 0.97 : 0.4]]) {
    storages.push({ ...shared, id: `${controller.id}/node1/${name}`, storage: name, node: 'node1', nodes: nodes.filter((node) => node.controller_id === controller.id).map((node) => node.name), storage_type: type, content: type === 'pbs' ? ['backup'] : ['images', 'iso', 'vztmpl'], total: 40 * 1024 * GiB, used: Math.round(40 * 1024 * GiB * part), active: true, enabled: true, shared: true, status: 'available' })
  }
}
for (let i = 0; controllers.length && i < GUESTS; i++) {
  const controller = controllers[[0, 0, 0, 1, 1, 2][i % 6]]
  const hosts = nodes.filter((node) => node.controller_id === controller.id && node.status === 'online')
  const running = random() < 0.8
  const memory = pick([2, 4, 8, 16, 32]) * GiB
  const type = random() < 0.7 ? 'qemu' : 'lxc'
  guests.push({ controller_id: controller.id, controller_name: controller.name, id: `${controller.id}/${100 + i}`, vmid: 100 + i, vm_type: type, name: `${pick(['web', 'db', 'mail', 'cache', 'build', 'dns', 'monitoring-collector'])}-${String(i).padStart(5, '0')}`, node: pick(hosts).name, status: running ? 'running' : random() < 0.9 ? 'stopped' : 'paused', cpu_cores: pick([1, 2, 4, 8]), cpu_usage: running ? random() ** 2 : 0, memory_bytes: memory, memory_used_bytes: running ? Math.round(memory * (0.2 + random() * 0.79)) : 0, disk_bytes: pick([8, 16, 32, 64, 128]) * GiB, disk_used_bytes: type === 'lxc' ? 3 * GiB : 0, net_in: 4e9 * random(), net_out: 4e9 * random(), disk_read: 9e9 * random(), disk_write: 9e9 * random(), uptime: running ? Math.round(random() * 9e6) : 0, tags: random() < 0.5 ? [pick(['prod', 'test', 'dev'])] : [], template: false, ha_state: random() < 0.1 ? 'started' : null, lock: random() < 0.01 ? 'backup' : null, pool: random() < 0.3 ? 'team-a' : null, site_id: controller.site_id, as_of: controller.as_of, stale: controller.stale })
}
const gPercent = (g) => Object.assign(g, { cpu_percent: Math.round(g.cpu_usage * 10000) / 100, memory_percent: percent(g.memory_used_bytes, g.memory_bytes), disk_percent: percent(g.disk_used_bytes, g.disk_bytes) })
guests.forEach(gPercent)
const nPercent = (n) => Object.assign(n, { cpu_percent: Math.round(n.cpu_usage * 10000) / 100, memory_percent: percent(n.memory_used, n.memory_total), storage_percent: percent(n.storage_used, n.storage_total) })
nodes.forEach((node) => {
  const here = guests.filter((g) => g.controller_id === node.controller_id && g.node === node.name)
  const of = (type, status) => here.filter((g) => g.vm_type === type && (!status || g.status === status)).length
  Object.assign(nPercent(node), { vms: of('qemu'), vms_running: of('qemu', 'running'), containers: of('lxc'), containers_running: of('lxc', 'running') })
})
storages.forEach((s) => Object.assign(s, { available: s.total - s.used, used_percent: percent(s.used, s.total) }))

const sum = (list, field) => list.reduce((n, each) => n + each[field], 0)
function dashboard(c) {
  const ns = nodes.filter((n) => n.controller_id === c.id), gs = guests.filter((g) => g.controller_id === c.id), ss = storages.filter((s) => s.controller_id === c.id)
  const on = ns.filter((n) => n.status === 'online')
  const d = { controller_id: c.id, controller_name: c.name, site_id: c.site_id, cluster_name: c.cluster_name, status: c.status, error: c.status_reason, status_since: c.status_since, quorate: c.size ? true : null, pve_version: c.pve_version, total_nodes: ns.length, online_nodes: on.length, total_vms: gs.filter((g) => g.vm_type === 'qemu').length, running_vms: gs.filter((g) => g.vm_type === 'qemu' && g.status === 'running').length, total_containers: gs.filter((g) => g.vm_type === 'lxc').length, running_containers: gs.filter((g) => g.vm_type === 'lxc' && g.status === 'running').length, total_cpu_cores: sum(on, 'cpu_count'), used_cpu_cores: on.reduce((n, each) => n + each.cpu_usage * each.cpu_count, 0), total_memory_bytes: sum(ns, 'memory_total'), used_memory_bytes: sum(ns, 'memory_used'), total_storage_bytes: sum(ss, 'total'), used_storage_bytes: sum(ss, 'used'), ha_active: gs.filter((g) => g.ha_state).length, running_tasks: 2, version: c.version, as_of: c.as_of, stale: c.stale }
  return { ...d, cpu_usage_percent: percent(d.used_cpu_cores, d.total_cpu_cores), memory_usage_percent: percent(d.used_memory_bytes, d.total_memory_bytes), storage_usage_percent: percent(d.used_storage_bytes, d.total_storage_bytes) }
}
function fleet(site) {
  const clusters = controllers.filter((c) => !site || c.site_id === site).map(dashboard)
  const t = {}
  for (const f of ['total_nodes', 'online_nodes', 'total_vms', 'running_vms', 'total_containers', 'running_containers', 'total_cpu_cores', 'used_cpu_cores', 'total_memory_bytes', 'used_memory_bytes', 'total_storage_bytes', 'used_storage_bytes', 'ha_active', 'running_tasks']) t[f] = sum(clusters, f)
  return { total_clusters: clusters.length, online_clusters: clusters.filter((c) => c.status === 'online').length, ...t, clusters, as_of: clusters[0]?.as_of ?? null, stale: clusters.some((c) => c.stale), cpu_usage_percent: percent(t.used_cpu_cores, t.total_cpu_cores), memory_usage_percent: percent(t.used_memory_bytes, t.total_memory_bytes), storage_usage_percent: percent(t.used_storage_bytes, t.total_storage_bytes) }
}

const gaps = () => controllers.filter((c) => c.stale).map((c) => ({ controller_id: c.id, controller_name: c.name, reason: c.status_reason }))
const SORTS = { name: (g) => g.name, vmid: (g) => g.vmid, status: (g) => g.status, node: (g) => g.node, cluster: (g) => g.controller_name, type: (g) => g.vm_type, cpu: (g) => g.cpu_usage, mem: (g) => g.memory_percent, disk: (g) => g.disk_percent, uptime: (g) => g.uptime }
const snapshots = new Map()
function guestPage(q) {
  const offset = Number(q.get('offset') ?? 0), limit = Number(q.get('limit') ?? 100)
  let id = q.get('snapshot'), rows = id && snapshots.get(id)
  const problems = []
  if (id && !rows) return null
  if (!rows) {
    rows = guests.filter((g) => (!q.get('controller_id') || g.controller_id === q.get('controller_id')) && (!q.get('type') || g.vm_type === q.get('type')) && (!q.get('site_id') || g.site_id === q.get('site_id')))
    for (const term of (q.get('q') ?? '').split(/\s+/).filter(Boolean)) {
      const [, minus, field, mark, value] = /^(-?)(?:(\w+)(:|[<>]=?))?(.*)$/.exec(term)
      const values = value.toLowerCase().split(',')
      const test = { status: (g) => values.includes(g.status), type: (g) => values.includes(g.vm_type), tag: (g) => g.tags.some((t) => values.includes(t)), id: (g) => values.includes(String(g.vmid)), node: (g) => values.includes(g.node), cluster: (g) => values.includes(g.controller_name), cpu: (g) => (mark.startsWith('>') ? g.cpu_percent > +value : g.cpu_percent < +value), mem: (g) => (mark.startsWith('>') ? g.memory_percent > +value : g.memory_percent < +value) }[field ?? '']
      if (field && !test) { problems.push(`“${field}:” is not a qualifier. Use tag, status, node, cluster, type, pool, lock, ha, id or name.`); continue }
      rows = rows.filter((g) => (test ? test(g) : g.name.includes(value.toLowerCase()) || String(g.vmid).includes(value)) !== (minus === '-'))
    }
    const sort = q.get('sort') ?? 'name', by = SORTS[sort.replace('-', '')] ?? SORTS.name, sign = sort.startsWith('-') ? -1 : 1
    rows = [...rows].sort((a, b) => sign * (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0) || (a.id < b.id ? -1 : 1))
    snapshots.set((id = randomUUID()), rows)
  }
  return { items: rows.slice(offset, offset + limit), total: rows.length, offset, snapshot: id, next_cursor: null, as_of: now(), stale: false, gaps: gaps(), problems }
}

const timeline = [{ id: 3, at: since(4), kind: 'state', summary: 'stopped → running', from: 'stopped', to: 'running', actor: 'ann@pve', upid: null }, { id: 2, at: since(190), kind: 'moved', summary: 'node5 → node2', from: 'node5', to: 'node2', actor: null, upid: null }, { id: 1, at: since(20000), kind: 'created', summary: 'first seen', from: null, to: null, actor: null, upid: null }]
const me = { user_id: uuid(99), username: 'admin', display_name: 'Ann Admin', role: 'org_admin', organization_id: ORG, organization_name: 'Example', sites: [], permissions: ['hypervisor.view'], gates: { writes_open: false, closed_by: ['ADAPTER_READ_ONLY'] } }
let settings = { sync_interval: 120, show_templates: false }
const streams = new Set()
let position = 0
const emit = (event, data) => {
  position++
  for (const res of streams) res.write(`id: e1-${position}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
}
setInterval(() => { for (const res of streams) res.write(`event: heartbeat\ndata: ${JSON.stringify({ as_of: now() })}\n\n`) }, 5000)
setInterval(() => {
  for (const c of controllers.filter((each) => each.status === 'online')) {
    c.version++
    c.as_of = now()
    const mine = guests.filter((g) => g.controller_id === c.id)
    const changed = Array.from({ length: 60 }, () => pick(mine)).filter((g) => g.status === 'running').map((g) => {
      g.cpu_usage = Math.min(1, Math.max(0, g.cpu_usage + (random() - 0.5) * 0.2))
      gPercent(g)
      return { id: g.id, cpu_usage: g.cpu_usage, cpu_percent: g.cpu_percent }
    })
    const flip = pick(mine)
    flip.status = flip.status === 'running' ? 'stopped' : 'running'
    changed.push({ id: flip.id, status: flip.status })
    emit('inventory', { controller_id: c.id, version: c.version, as_of: c.as_of, guests: { added: [], changed, removed: [] }, nodes: { added: [], changed: [], removed: [] }, storages: { added: [], changed: [], removed: [] } })
    emit('controller', dashboard(c))
  }
}, 4000)

const problem = (status, code, detail, errors) => ({ status, body: { status, title: code, detail, code, errors, request_id: randomUUID().slice(0, 8) } })
const report = (r) => {
  const certificate = r.use_ssl === false ? null : { subject: `CN=${r.host}`, issuer: 'CN=Proxmox Virtual Environment, O=PVE Cluster Manager CA', not_before: since(90000), not_after: since(-900000), fingerprint: fingerprint(r.host), system_trusted: false }
  const known = r.config?.token_secret || r.password
  if (!known) return { success: false, status: 'unauthorized', error: 'No credentials were given.', pve_version: null, cluster_name: null, quorate: null, nodes: [], missing_permissions: [], certificate }
  return { success: true, status: 'online', error: null, pve_version: '9.2.1', cluster_name: 'home', quorate: true, nodes: ['pve1', 'pve2', 'pve3'], missing_permissions: [{ privilege: 'Sys.PowerMgmt', consequence: 'rebooting nodes won’t work' }], certificate }
}

function route(method, path, q, body, signedIn) {
  const is = (m, pattern) => (m === method ? new RegExp(`^${pattern}$`).exec(path) : null)
  let m
  if (is('POST', '/auth/login')) return body.username === 'admin' && body.password === 'admin' ? { status: 200, body: { user: me }, cookie: true } : problem(401, 'unauthenticated', 'User name or password is wrong.')
  if (!signedIn) return problem(401, 'unauthenticated', 'Sign in.')
  if (is('POST', '/auth/logout')) return { status: 204, cookie: false }
  if (is('POST', '/auth/refresh')) return { status: 200, body: {} }
  if (is('GET', '/auth/me')) return { status: 200, body: me }
  if (is('GET', '/sites')) return { status: 200, body: sites }
  if (is('GET', '/hypervisor/fleet/dashboard')) return { status: 200, body: fleet(q.get('site_id')) }
  if (is('GET', '/hypervisor/fleet/guests')) { const page = guestPage(q); return page ? { status: 200, body: page } : problem(410, 'snapshot_expired', 'The result has expired.') }
  const rows = (list) => { const words = (q.get('q') ?? '').split(/\s+/).filter(Boolean).map((w) => w.split(':').pop()); const items = list.filter((r) => words.every((w) => JSON.stringify(r).includes(w)) && (!q.get('site_id') || r.site_id === q.get('site_id'))); return { status: 200, body: { items, total: items.length, as_of: now(), stale: false, gaps: gaps() } } }
  if (is('GET', '/hypervisor/fleet/nodes')) return rows(nodes)
  if (is('GET', '/hypervisor/fleet/storage')) return rows(storages)
  if ((m = is('GET', '/hypervisor/controllers/([^/]+)/(.+)'))) {
    const c = controllers.find((each) => each.id === m[1])
    if (!c) return problem(404, 'not_found', 'The controller was not found.')
    const own = (list) => list.filter((each) => each.controller_id === c.id)
    if (m[2] === 'dashboard') return { status: 200, body: dashboard(c) }
    if (m[2] === 'nodes') return { status: 200, body: own(nodes) }
    if (m[2] === 'storage') return { status: 200, body: own(storages) }
    const [, node, , vmid] = m[2].split('/')
    if (vmid) { const guest = own(guests).find((g) => g.vmid === +vmid); return guest ? { status: 200, body: { guest, timeline } } : problem(404, 'not_found', 'The guest was not found.') }
    const found = own(nodes).find((n) => n.name === node)
    if (found) return { status: 200, body: { node: found, live: found.status === 'online' && !found.stale ? { pve_version: '9.2.1', kernel_version: '6.17.4-1-pve', cpu_model: 'AMD EPYC 9354P 32-Core Processor', cpu_sockets: 1, cpu_cores: 32, cpu_threads: 64, cpu_usage: found.cpu_usage, io_wait: 0.012, load_average: [12.1, 11.4, 10.9], memory_total: found.memory_total, memory_used: found.memory_used, swap_total: 8 * GiB, swap_used: GiB, root_total: found.storage_total, root_used: found.storage_used, uptime: found.uptime, as_of: now() } : null, error: found.stale ? 'The certificate is not the pinned one.' : null, samples: Array.from({ length: 60 }, (_, i) => ({ at: since(120 - i * 2), cpu: 0.45 + 0.25 * Math.sin(i / 7) + (i % 5) / 40, memory: 0.6 + i / 400 })), last_seen: since(3), timeline } }
    return problem(404, 'not_found', 'The node was not found.')
  }
  if (is('GET', '/controllers')) return { status: 200, body: { items: controllers, total: controllers.length, page: 1, per_page: 200 } }
  if (is('POST', '/controllers/test-connection') || is('POST', '/controllers')) {
    if (/^8\./.test(body.host ?? '') && !body.confirm_public_host) return problem(409, 'public_host_unconfirmed', `${body.host} is a public address. A cluster’s API rarely belongs on the internet.`)
    if (body.host === 'refused.lan') return problem(422, 'invalid', 'The request has values that break a rule.', { host: ['The name does not resolve.'] })
    if (path === '/controllers/test-connection') return { status: 200, body: report(body) }
    if (controllers.some((c) => c.name === body.name)) return problem(422, 'invalid', 'The request has values that break a rule.', { name: ['Another cluster has this name.'] })
    const created = { ...controllers[0], id: uuid(50 + controllers.length), name: body.name, host: body.host, status: 'pending', as_of: null, stale: true, size: 0, version: 0, cluster_name: null, pve_version: null, status_reason: null }
    controllers.push(created)
    setTimeout(() => emit('controller', dashboard(created)), 100)
    return { status: 201, body: created }
  }
  if ((m = is('GET', '/controllers/([^/]+)'))) { const c = controllers.find((each) => each.id === m[1]); return c ? { status: 200, body: c } : problem(404, 'not_found', 'The controller was not found.') }
  if ((m = is('PATCH', '/controllers/([^/]+)'))) return { status: 200, body: Object.assign(controllers.find((each) => each.id === m[1]), body, { updated_at: now() }) }
  if ((m = is('DELETE', '/controllers/([^/]+)'))) { controllers.splice(controllers.findIndex((each) => each.id === m[1]), 1); emit('controller.removed', { controller_id: m[1] }); return { status: 204 } }
  if (is('POST', '/controllers/([^/]+)/test')) return { status: 200, body: report({ host: 'x', password: 'y' }) }
  if ((m = is('POST', '/discovery/controllers/([^/]+)'))) return { status: 200, body: { controller_id: m[1], status: q.get('sync') === 'true' ? 'completed' : 'started', error: null, version: 11, nodes: 8, vms: 900, containers: 300, storages: 11, changed: 3, duration_ms: 412 } }
  if (is('GET', '/modules/org/.+/hypervisor/settings')) return { status: 200, body: settings }
  if (is('PUT', '/modules/org/.+/hypervisor/settings')) return { status: 200, body: (settings = { ...settings, ...body }) }
  return problem(404, 'not_found', `${method} ${path} is not mocked.`)
}

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
function page(path, res) {
  const inside = normalize(path.replace(/^\/hypervisor\/?/, ''))
  const file = join(dist, inside)
  if (inside && !inside.startsWith('..') && extname(inside) && existsSync(file)) return void res.writeHead(200, { 'Content-Type': TYPES[extname(inside)] ?? 'application/octet-stream' }).end(readFileSync(file))
  const nonce = randomUUID().replaceAll('-', '')
  res.writeHead(200, { 'Content-Type': TYPES['.html'], 'Cache-Control': 'no-store', 'Content-Security-Policy': `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'` })
  res.end(readFileSync(join(dist, 'index.html'), 'utf8').replace('__CSP_NONCE__', nonce))
}

createServer((req, res) => {
  const address = new URL(req.url, 'http://localhost')
  if (!address.pathname.startsWith('/api/v1')) return dist ? page(address.pathname, res) : res.writeHead(404).end()
  const path = address.pathname.slice(7)
  const signedIn = /hypervisor_session=1/.test(req.headers.cookie ?? '')
  if (path === '/hypervisor/fleet/events' && signedIn) {
    res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    res.write(`id: e1-${position}\nevent: hello\ndata: ${JSON.stringify({ position, heartbeat_seconds: 5 })}\n\n`)
    streams.add(res)
    return void req.on('close', () => streams.delete(res))
  }
  let text = ''
  req.on('data', (chunk) => (text += chunk))
  req.on('end', () => {
    let answer
    if (req.method !== 'GET' && signedIn && req.headers['x-csrf-token'] !== 'mock') answer = problem(403, 'csrf', 'The X-CSRF-Token header is missing.')
    else answer = route(req.method, path, address.searchParams, text ? JSON.parse(text) : {}, signedIn)
    const headers = { 'Content-Type': answer.status >= 400 ? 'application/problem+json' : 'application/json' }
    if (answer.cookie === true) headers['Set-Cookie'] = ['hypervisor_session=1; Path=/; HttpOnly; SameSite=Strict', 'hypervisor_csrf=mock; Path=/; SameSite=Strict']
    if (answer.cookie === false) headers['Set-Cookie'] = ['hypervisor_session=; Path=/; Max-Age=0', 'hypervisor_csrf=; Path=/; Max-Age=0']
    res.writeHead(answer.status, headers).end(answer.body === undefined ? undefined : JSON.stringify(answer.body))
  })
}).listen(port, '127.0.0.1', () => process.stdout.write(`mock API on http://127.0.0.1:${port}\n`))
