// As much JSON as the protocol needs.
#pragma once

#include <charconv>
#include <cmath>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

/** A value; an array's numbers, also those of its rows, are in one vector. Its size is the number of its rows, or of numbers. */
struct Json {
    enum class Kind { NOTHING, TRUTH, NUMBER, TEXT, ARRAY, OBJECT };

    Kind kind = Kind::NOTHING;
    bool truth = false;
    double number = 0;
    std::string text;
    std::vector<double> numbers;
    size_t size = 0;
    std::map<std::string, Json> fields;

    const Json& at(const std::string& name) const {
        auto field = fields.find(name);
        if (field == fields.end()) {
            throw std::runtime_error("no field " + name);
        }
        return field->second;
    }

    double number_at(const std::string& name, double otherwise) const {
        auto field = fields.find(name);
        return field == fields.end() ? otherwise : field->second.number;
    }

    int whole_at(const std::string& name) const {
        double n = at(name).number;
        if (!(n >= 1 && n <= 1e9 && n == std::floor(n))) {
            throw std::runtime_error(name + " is no whole number from 1");
        }
        return static_cast<int>(n);
    }

    const std::vector<double>& numbers_at(const std::string& name, size_t count) const {
        const std::vector<double>& found = at(name).numbers;
        if (found.size() != count) {
            throw std::runtime_error(name + " has " + std::to_string(found.size()) + " numbers, not " + std::to_string(count));
        }
        return found;
    }

    static Json parse(const std::string& line) {
        Parser parser{line.data(), line.data() + line.size()};
        Json json = parser.value();
        parser.blanks();
        if (parser.at != parser.end) {
            throw std::runtime_error("more than one value");
        }
        return json;
    }

private:
    struct Parser {
        const char* at;
        const char* end;

        void blanks() {
            while (at < end && (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n')) {
                at++;
            }
        }

        bool takes(char c) {
            blanks();
            if (at < end && *at == c) {
                at++;
                return true;
            }
            return false;
        }

        void needs(char c) {
            if (!takes(c)) {
                throw std::runtime_error(std::string("no ") + c);
            }
        }

        std::string text() {
            needs('"');
            std::string read;
            while (at < end && *at != '"') {
                if (*at == '\\' && at + 1 < end) {
                    at++;
                }
                read += *at++;
            }
            needs('"');
            return read;
        }

        size_t array(std::vector<double>& numbers) {
            size_t size = 0;
            if (takes(']')) {
                return size;
            }
            do {
                size++;
                blanks();
                if (takes('[')) {
                    array(numbers);
                } else {
                    double number;
                    auto read = std::from_chars(at, end, number);
                    if (read.ec != std::errc()) {
                        throw std::runtime_error("an array of something else than numbers");
                    }
                    numbers.push_back(number);
                    at = read.ptr;
                }
            } while (takes(','));
            needs(']');
            return size;
        }

        Json value() {
            Json json;
            if (takes('{')) {
                json.kind = Kind::OBJECT;
                if (takes('}')) {
                    return json;
                }
                do {
                    blanks();
                    std::string name = text();
                    needs(':');
                    json.fields[name] = value();
                } while (takes(','));
                needs('}');
            } else if (takes('[')) {
                json.kind = Kind::ARRAY;
                json.size = array(json.numbers);
            } else if (at < end && *at == '"') {
                json.kind = Kind::TEXT;
                json.text = text();
            } else {
                word(json);
            }
            return json;
        }

        void word(Json& json) {
            auto read = std::from_chars(at, end, json.number);
            if (read.ec == std::errc()) {
                json.kind = Kind::NUMBER;
                at = read.ptr;
                return;
            }
            for (const char* known : {"true", "false", "null"}) {
                std::string name = known;
                if (std::string(at, std::min(end, at + name.size())) == name) {
                    at += name.size();
                    json.kind = name == "null" ? Kind::NOTHING : Kind::TRUTH;
                    json.truth = name == "true";
                    return;
                }
            }
            throw std::runtime_error("not JSON");
        }
    };
};

inline void write(std::string& out, double number) {
    char digits[32];
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

inline void write(std::string& out, const std::vector<double>& numbers) {
    for (size_t i = 0; i < numbers.size(); i++) {
        out += i == 0 ? '[' : ',';
        write(out, numbers[i]);
    }
    out += numbers.empty() ? "[]" : "]";
}

/** Appends the numbers as rows of the given width. */
inline void writeRows(std::string& out, const std::vector<double>& numbers, size_t width) {
    for (size_t i = 0; i < numbers.size(); i += width) {
        out += i == 0 ? '[' : ',';
        write(out, std::vector<double>(numbers.begin() + i, numbers.begin() + i + width));
    }
    out += numbers.empty() ? "[]" : "]";
}

inline void write(std::string& out, const std::string& text) {
    out += '"';
    for (char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += c < ' ' && c >= 0 ? ' ' : c;
    }
    out += '"';
}
