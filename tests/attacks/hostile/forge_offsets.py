# attack: sends an Arrow column whose offsets lead outside it
# base: blank
# expects: u98-count--empty tampered
# flag: forged
# task: u98-count
import gc
from grading.engine.wire import Wire
wire = next(thing for thing in gc.get_objects() if isinstance(thing, Wire))

import grading.engine.learner as learner
class Forger(learner.Encoder):
    def whole(self, value):
        import pyarrow as pa
        bad = pa.LargeStringArray.from_buffers(2, pa.py_buffer(b"".join(n.to_bytes(8, "little") for n in (0, 10**9, 3))), pa.py_buffer(b"abc"))
        batch = pa.record_batch([bad], names=["x"])
        sink = pa.BufferOutputStream()
        writer = pa.ipc.new_stream(sink, batch.schema)
        try:
            writer.write_batch(batch)
        except Exception:
            pass
        writer.close()
        return ["series", ["texts", False, self.blob(sink.getvalue().to_pybytes())], ["steps", 0, 2, 1, [None]], None]
learner.Encoder = Forger
def count_babies(table):
    return 0
