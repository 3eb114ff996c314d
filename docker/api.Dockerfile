# The API with the web app, as one image: Chromium inside for PDFs, not root, nothing to be written but what is mounted.
#   docker build -f docker/api.Dockerfile -t cuspid .
#   docker compose -f docker/compose.yaml up      (docs/deployment.md says what it needs first)

FROM node:24-bookworm-slim AS build
WORKDIR /clinic
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund --loglevel=error
COPY . .
ENV NX_DAEMON=false
RUN npx nx run-many -t build -p api web && npm prune --omit=dev && rm -rf node_modules/node-linux-* node_modules/.bin/node

FROM node:24-bookworm-slim
# The browser without windows; Latin, Sinhala and Tamil faces; tini collects the processes of a browser that was ended;
# the client of the database server takes backups (node dist/apps/api/backup.js).
RUN apt-get update \
 && apt-get install -y --no-install-recommends chromium-headless-shell fonts-noto-core ca-certificates tini mariadb-client \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /clinic
COPY --from=build /clinic/package.json ./
COPY --from=build /clinic/node_modules ./node_modules
COPY --from=build /clinic/dist ./dist
RUN mkdir -p /clinic/files /clinic/outbox /clinic/backups && chown node:node /clinic/files /clinic/outbox /clinic/backups
# What a browser keeps for itself goes to /tmp: the rest may be read-only.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 WEB_ROOT=/clinic/dist/apps/web/browser \
    FILE_STORAGE_FOLDER=/clinic/files MAIL_FOLDER=/clinic/outbox \
    CHROMIUM=/usr/lib/chromium/chromium-headless-shell \
    HOME=/tmp XDG_CACHE_HOME=/tmp XDG_CONFIG_HOME=/tmp DRAIN_SECONDS=5
# By number: whoever starts the image can see that it is not root.
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=4s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/api/health/ready').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
ENTRYPOINT ["tini", "--"]
CMD ["node", "--enable-source-maps", "dist/apps/api/main.js"]
