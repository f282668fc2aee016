import { CPU_POINTS } from '../../src/examples/cpu-points';
import type { SharedState } from '../../src/sharing/shared-state';

const OF_EXAMPLE: SharedState = {
  workspace: [
    {
      path: 'hipchat-cpu-alert.tick',
      content: `stream
  |from()
    .measurement('cpu')
  |alert()
    .crit(lambda: "usage_idle" < 10)
    .stateChangesOnly()
    .message('Hey, check your CPU')
    .hipchat()
      .room('alerts')
`,
    },
    { path: 'data.lp', content: CPU_POINTS },
    {
      path: 'kapacitor.conf',
      content: `[hipchat]
  enabled = true
  url = "https://testtest.hipchat.com/v2/room"
  room = "malerts"
  token = "token-left-out"
  global = false
  state-changes-only = true
`,
    },
  ],
  name: '',
  example: 'hipchat-cpu-alert',
  strict: false,
  moment: undefined,
  view: { tab: 'hipchat-cpu-alert.tick', pane: 'chart', field: '' },
  kapacitor: '1.8.3',
};

const OF_WORKSPACE: SharedState = {
  workspace: [
    { path: '警告.tick', content: "// 🚨 é\nstream\n    |from()\n        .measurement('cpu')\n" },
    { path: 'cpu.srpl', content: new Uint8Array([0, 1, 127, 128, 255]) },
    { path: 'data.lp', content: 'cpu usage_idle=5 1514764800000000000\n' },
  ],
  name: '',
  example: '',
  strict: true,
  moment: 1,
  view: { tab: 'data.lp', pane: 'script', field: 'cpu usage_idle', silence: '1h' },
  kapacitor: '1.8.3',
};

/** Links as each version made them, and what they hold. A row is never changed: it is there for as long as links are. */
export const GOLDEN: readonly { readonly made: string; readonly link: string; readonly state: SharedState }[] = [
  {
    made: 'version 1, of an example',
    link: '#1.rZRRj5swDMe_SuSXMgko9OBa0PFwupe9bS97GtOUpqagBoISp1t11-8-hV5pkTZpQoeE5Dj2z0Y2_1eoGokG8leom17UnALR24BL1BRSIw6QgyGNvC07xt4qrVrvkzMZC1vkxmpssSNvIXq7GC7ehtwxSOiGPMnb7Y7nrARr-B5_NjuJJbAnFkfXOEOc8KXm3R7Nl06e7qoYl-MtPuPJZ6JGcWAnZTV7-fptcQ167_2axFiolWq9xdCLcWHgw44TD2UPOYje-qK3hftUUsSlXytDhUF9RP3Mbk0WmzRM_cvZGtRFnIQpi9M4WT8mm-j2lN3_M5PVPTHdjLx4Hi8Ls-yemEVhFI_Q1TxoHE2RI-9hHm8zwa1GXDIP9zDBrUdc-rG4x3m4dLIzyW1j1jMnPGnvNtvNPNxktHF0m202d1cmxJF3h_sY3uQHAR8OvOeiIaVDoboKcvj-LgQ_nA5gx7cSd6xgpC06j9WSFayEmqg3-XJJaMi9V_0IhWqXx9XSiUcJLsNZQ0p7kZKLl9QBu8E9WIHEigJl6XK7l2rLXaGKSzPUHcQtEBd1C1QnT2NTcPbh2OAvp8DEt5D_S4d96HmHTrxqrgl8qBqUO8gBfMDfvO0l_i0Zzuc_',
    state: OF_EXAMPLE,
  },
  {
    made: 'version 1, of a workspace',
    link: '#1.ZY6xSkMxGIVfJZylLYRbL7RaAg5dnN29UmLuf2swSUPyR4V6X8DN1cVNdPApfBbB0UeQIOjgtx04nO_sMVhHGWqPz7fnj4f7hq25gsJ8Lr6eHl_E-2sXMifSvgtCCHE3pJ2fzn5CpfGkc0nkKfB0YmKZzLoACRNLk1N0UGdYr08229MVziV6zbpxEaoWRMl6SxvbOzpeinbZLo4OF6uDP7qAUSJzsoahOBWS8Luqgmolri3d1OusL6B-pyWiDgSFbJKNDInBkuv_KSFBt9pHV7uQyNZRMDW0lxjHbw',
    state: OF_WORKSPACE,
  },
  {
    made: 'version 2, of an example',
    link: '#2.bZBBjsIwDEWvUv11mhboDKgSR-AEpQsTXFqRJlHjMjNC3H2UgtjMLCxZz_7_W77jSoHMIH5CjZXe6Q0UusFyRN006IdgepLchDkny5NoGcwVal3tqs22LD_LVjU4k5C2AWpVrcrqY71N8G2sjXcdFJqXWXt0WcaOTpbP2T6TaeZE5slm--yIXiTEuiiEo6TSL5k2fixu62LyfjwiKVK3SMbltPik4q_sFrx0ueVOcj_Lc3qx_kQpqCMbl9woJJybntyFY-6d_XkfhbZVcDQyahwGx1DgbxqDTeDPa6BwG_gL9R1Cp_82Xs9DIJccTE-LqhvYnlEDj8cv',
    state: { ...OF_EXAMPLE, name: 'Mine' },
  },
  {
    made: 'version 2, of a workspace',
    link: '#2.XU8xTgMxEPyKNU0SyXI4kcDJEkUaOiT6u1NknE2wYvss2wdFyAfoaGnoEBS8grcgUfIE5FCAmG40szOzO2xVUNrkPkKiErU4BsfaWEqQTYPPt-ePh3uRjd6CYzplX0-PL-z9tfUpR1Ku9YwxdreOvRtPfkiBcKTSEMmRz-ORDsNo0np0vIEOg0gxWPAGi8X5cnNZoyvCSmUlbAAvFjYktaGlWVk6m7NqXs1OT2b10S9KWsfhlSNIXBhP4Eg5Gp0hcxyIw_WlHbLiuDF0C7lDVleQf5qC8uU86WhCPvxNdgX5b0FJNpa8Lt7qGvv9Nw',
    state: { ...OF_WORKSPACE, name: 'Mine' },
  },
];
