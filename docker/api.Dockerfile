# The API with the web app, as one image: Chromium inside for PDFs, not root.
#   docker build -f docker/api.Dockerfile -t cuspid .
#   docker run --init -p 3000:3000 -e DB_HOST=… -e DB_USER=… -e DB_PASSWORD=… -e JWT_SECRET=… cuspid
# `--init` matters: somebody must collect the browser's processes when its watchdog ends them.

FROM node:24-bookworm-slim AS build
WORKDIR /clinic
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund --loglevel=error
COPY . .
ENV NX_DAEMON=false
RUN npx nx run-many -t build -p api web && npm prune --omit=dev && rm -rf node_modules/node-linux-* node_modules/.bin/node

FROM node:24-bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends chromium fonts-noto-core ca-certificates \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /clinic
COPY --from=build /clinic/package.json ./
COPY --from=build /clinic/node_modules ./node_modules
COPY --from=build /clinic/dist ./dist
RUN mkdir -p /clinic/files /clinic/outbox && chown -R node:node /clinic/files /clinic/outbox
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 WEB_ROOT=/clinic/dist/apps/web/browser \
    FILE_STORAGE_FOLDER=/clinic/files MAIL_FOLDER=/clinic/outbox CHROMIUM=/usr/bin/chromium
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=4s --start-period=60s \
  CMD node -e "fetch('http://127.0.0.1:'+process.env.PORT+'/api/health/ready').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"
CMD ["node", "--enable-source-maps", "dist/apps/api/main.js"]
