# iku for servers: small, without root, on a root that may be read-only. Versions are those of constraints.txt.
#
#   docker build -t iku .
#   docker run --rm --read-only --tmpfs /tmp --cap-drop ALL --network none -u "$(id -u)" -v "$PWD:/data" \
#       iku convert dokumen -o hasil
#
# --network none as long as neither inputs nor databases lie elsewhere: no document then reaches anything.
FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY extract ./extract
COPY normalize ./normalize
COPY schema ./schema
COPY audit ./audit
COPY emit ./emit
COPY iku ./iku
RUN python -m venv /opt/iku \
    && /opt/iku/bin/pip install --no-cache-dir --constraint constraints.txt ".[ocr,db,watch,serve]" \
    && /opt/iku/bin/pip uninstall --yes pip \
    && find /opt/iku -name __pycache__ -prune -exec rm -rf {} + \
    && /opt/iku/bin/python -m compileall -q /opt/iku/lib

FROM python:3.12-slim
COPY --from=build /opt/iku /opt/iku
ENV PATH=/opt/iku/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/tmp
USER 10001:10001
WORKDIR /data
ENTRYPOINT ["iku"]
CMD ["--help"]
