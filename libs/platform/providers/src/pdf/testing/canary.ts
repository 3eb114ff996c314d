import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A server inside the house that nothing in a document may ever reach. Counts connections, not only requests. */
export class Canary {
  connections = 0;
  port = 0;
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((_request, response) => response.end('<h1>internal secret</h1>'));

  async open(): Promise<void> {
    this.server.on('connection', (socket) => {
      this.connections++;
      this.sockets.add(socket);
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address: AddressInfo | string | null = this.server.address();
    if (address && typeof address === 'object') this.port = address.port;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** Ways in which text that was not escaped could make a browser fetch something: `{}` stands for the address. */
export const WAYS_OUT: [name: string, html: string][] = [
  ['image', '<img src="{}/a">'],
  ['image set', '<picture><source srcset="{}/a 1x, {}/b 2x"><img src="{}/c"></picture>'],
  ['lazy image', '<img loading="eager" src="{}/a" onerror="this.src=\'{}/b\'">'],
  ['frame', '<iframe src="{}/a"></iframe>'],
  ['frame with its own document', '<iframe srcdoc="<img src={}/a>"></iframe>'],
  ['frame from data', '<iframe src="data:text/html,<img src={}/a>"></iframe>'],
  ['frame from a file', '<iframe src="file:///etc/passwd"></iframe>'],
  ['object', '<object data="{}/a"></object>'],
  ['embed', '<embed src="{}/a">'],
  ['style sheet', '<link rel="stylesheet" href="{}/a">'],
  ['import in a style', '<style>@import url("{}/a");</style>'],
  ['background', '<div style="background:url({}/a)">x</div>'],
  ['font', '<style>@font-face{font-family:q;src:url({}/a)}b{font-family:q}</style><b>font</b>'],
  ['svg image', '<svg width="9" height="9"><image href="{}/a" width="9" height="9"/></svg>'],
  ['svg use', '<svg width="9" height="9"><use href="{}/a#b"/></svg>'],
  [
    'svg filter',
    '<svg><filter id="f"><feImage href="{}/a"/></filter><rect filter="url(#f)" width="9" height="9"/></svg>',
  ],
  ['svg mask elsewhere', '<div style="mask:url({}/a#m)">x</div>'],
  ['video', '<video autoplay src="{}/a" poster="{}/b"></video>'],
  ['audio', '<audio autoplay src="{}/a"></audio>'],
  ['subtitles', '<video><track default src="{}/a"></video>'],
  ['preload', '<link rel="preload" as="image" href="{}/a"><link rel="prefetch" href="{}/b">'],
  ['preconnect', '<link rel="preconnect" href="{}"><link rel="dns-prefetch" href="{}">'],
  ['favicon', '<link rel="icon" href="{}/a">'],
  ['manifest', '<link rel="manifest" href="{}/a">'],
  ['script', '<script src="{}/a"></script><script>fetch("{}/b");new WebSocket("{}/c".replace("http","ws"))</script>'],
  ['beacon', '<body onload="navigator.sendBeacon(\'{}/a\')"><a ping="{}/b" href="{}/c">x</a>'],
  ['form', '<form action="{}/a"><input type="image" src="{}/b"><button autofocus>x</button></form>'],
  ['base', '<base href="{}/"><img src="a">'],
  ['portal and fenced frame', '<portal src="{}/a"></portal><fencedframe src="{}/b"></fencedframe>'],
  ['speculation', '<script type="speculationrules">{"prefetch":[{"urls":["{}/a"]}]}</script>'],
  [
    'cursor and list',
    '<ul style="cursor:url({}/a),auto;list-style-image:url({}/b)"><li style="content:url({}/c)">x</ul>',
  ],
];
