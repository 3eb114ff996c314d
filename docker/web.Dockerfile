# The web app behind one address with the API: static files, compressed at build, and a proxy to the API for /api and /config.json.
#   docker build -f docker/web.Dockerfile -t cuspid-web .

FROM node:24-bookworm-slim AS build
WORKDIR /clinic
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund --loglevel=error
COPY . .
ENV NX_DAEMON=false
RUN npx nx build web && node docker/compress.mjs dist/apps/web/browser

FROM caddy:2.10-alpine
# Its right to low ports stands in the file; where all rights are dropped, a file that claims one may not be run.
RUN setcap -r /usr/bin/caddy
COPY docker/Caddyfile /etc/caddy/Caddyfile
COPY --from=build /clinic/dist/apps/web/browser /srv
# Certificates that Caddy got for a name are kept in /data; all else may be read-only.
ENV CLINIC_ADDRESS=:8080 API_ADDRESS=api:3000 WEB_ROOT=/srv XDG_DATA_HOME=/data XDG_CONFIG_HOME=/tmp
# By number: whoever starts the image can see that it is not root.
USER 1000:1000
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=4s --start-period=10s CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/index.html"]
CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"]
