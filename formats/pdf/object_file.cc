#include "formats/pdf/object_file.h"

#include <memory>
#include <type_traits>
#include <utility>

#include <podofo/podofo.h>
#include <qpdf/qpdf-c.h>

#include "compiler/deflate.h"

namespace octavo::pdf {

namespace {

PoDoFo::PdfVariant as_written(const std::string& value) {
  return PoDoFo::PdfData(value.data(), value.size());
}

PoDoFo::PdfObject* add_dictionary_object(PoDoFo::PdfVecObjects& objects,
                                         const PoDoFo::PdfReference& place,
                                         const Entries& entries) {
  auto made = std::make_unique<PoDoFo::PdfObject>(
      place, PoDoFo::PdfVariant(PoDoFo::PdfDictionary()));
  for (const auto& [key, value] : entries) {
    made->GetDictionary().AddKey(PoDoFo::PdfName(key),
                                 PoDoFo::PdfObject(as_written(value)));
  }
  PoDoFo::PdfObject* object = made.release();
  objects.push_back(object);
  return object;
}

void add_stream_object(PoDoFo::PdfVecObjects& objects,
                       const PoDoFo::PdfReference& place,
                       const Entries& entries,
                       const std::string& data) {
  PoDoFo::PdfObject* stream = add_dictionary_object(objects, place, entries);
  const auto size = static_cast<PoDoFo::pdf_long>(data.size());
  PoDoFo::PdfMemoryInputStream input(data.data(), size);
  stream->GetStream()->SetRawData(&input, size);
}

PoDoFo::PdfReference object_reference(std::size_t number) {
  return {static_cast<PoDoFo::pdf_objnum>(number), 0};
}

std::string write_plain(PoDoFo::PdfVecObjects& objects,
                        ObjectId catalog,
                        std::size_t information) {
  PoDoFo::PdfObject trailer{PoDoFo::PdfVariant(PoDoFo::PdfDictionary())};
  trailer.GetDictionary().AddKey(PoDoFo::PdfName("Root"),
                                 object_reference(static_cast<std::uint32_t>(catalog)));
  trailer.GetDictionary().AddKey(PoDoFo::PdfName("Info"), object_reference(information));
  PoDoFo::PdfWriter writer(&objects, &trailer);
  writer.SetPdfVersion(PoDoFo::ePdfVersion_1_7);
  writer.SetWriteMode(PoDoFo::ePdfWriteMode_Clean);
  PoDoFo::PdfRefCountedBuffer buffer;
  PoDoFo::PdfOutputDevice device(&buffer);
  writer.Write(&device);
  return {buffer.GetBuffer(), buffer.GetSize()};
}

struct CloseFile {
  void operator()(qpdf_data file) const { qpdf_cleanup(&file); }
};

// Puts the small objects into object streams, which PoDoFo cannot write: a tagged book is
// a third of the size. Through the C interface, because clang 16 cannot read the C++
// one's headers as C++20.
std::string pack(const std::string& plain, std::string& problem) {
  const std::unique_ptr<std::remove_pointer_t<qpdf_data>, CloseFile> owned(qpdf_init());
  const qpdf_data file = owned.get();
  qpdf_silence_errors(file);
  qpdf_set_suppress_warnings(file, QPDF_TRUE);
  qpdf_read_memory(file, "book.pdf", plain.data(), plain.size(), nullptr);
  if (qpdf_has_error(file) == QPDF_FALSE) {
    qpdf_init_write_memory(file);
    qpdf_force_pdf_version(file, "1.7");
    qpdf_set_object_stream_mode(file, qpdf_o_generate);
    qpdf_set_compress_streams(file, QPDF_TRUE);
    qpdf_set_decode_level(file, qpdf_dl_none);
    qpdf_set_deterministic_ID(file, QPDF_TRUE);
    // PDF/A-2, 6.1.7.1.
    qpdf_set_newline_before_endstream(file, QPDF_TRUE);
    qpdf_write(file);
  }
  if (qpdf_has_error(file) != QPDF_FALSE) {
    problem = qpdf_get_error_message_detail(file, qpdf_get_error(file));
    return {};
  }
  return {reinterpret_cast<const char*>(qpdf_get_buffer(file)),
          qpdf_get_buffer_length(file)};
}

}  // namespace

ObjectId ObjectFile::reserve() {
  objects_.emplace_back();
  return static_cast<ObjectId>(objects_.size());
}

void ObjectFile::put(ObjectId id, std::string value) {
  objects_[static_cast<std::uint32_t>(id) - 1].value = std::move(value);
}

ObjectId ObjectFile::add(std::string value) {
  const ObjectId id = reserve();
  put(id, std::move(value));
  return id;
}

void ObjectFile::put_stream(ObjectId id, Entries entries, std::string data) {
  Object& object = objects_[static_cast<std::uint32_t>(id) - 1];
  object.is_stream = true;
  object.entries = std::move(entries);
  object.data = std::move(data);
}

ObjectId ObjectFile::add_stream(Entries entries, std::string data) {
  const ObjectId id = reserve();
  put_stream(id, std::move(entries), std::move(data));
  return id;
}

void ObjectFile::put_deflated(ObjectId id, Entries entries, std::string_view data) {
  entries.emplace_back("Filter", "/FlateDecode");
  put_stream(id, std::move(entries), deflate_zlib(data));
}

ObjectId ObjectFile::add_deflated(Entries entries, std::string_view data) {
  const ObjectId id = reserve();
  put_deflated(id, std::move(entries), data);
  return id;
}

std::optional<std::string> ObjectFile::save(ObjectId catalog,
                                            const Entries& information,
                                            Diagnostics& diagnostics) {
  std::string problem;
  try {
    PoDoFo::PdfVecObjects objects;
    objects.SetAutoDelete(true);
    for (std::size_t i = 0; i < objects_.size(); ++i) {
      const Object object = std::exchange(objects_[i], {});
      const PoDoFo::PdfReference place = object_reference(i + 1);
      if (object.is_stream) {
        add_stream_object(objects, place, object.entries, object.data);
      } else {
        const std::string value = object.value.empty() ? "null" : object.value;
        objects.push_back(
            std::make_unique<PoDoFo::PdfObject>(place, as_written(value)).release());
      }
    }
    const std::size_t last = objects_.size() + 1;
    add_dictionary_object(objects, object_reference(last), information);
    objects.Sort();
    const std::string plain = write_plain(objects, catalog, last);
    objects.Clear();
    std::string packed = pack(plain, problem);
    if (problem.empty()) {
      return packed;
    }
  } catch (const PoDoFo::PdfError& error) {
    problem = error.what();
  }
  diagnostics.error("pdf-not-written", {}, "the PDF could not be written: " + problem);
  return std::nullopt;
}

}  // namespace octavo::pdf
