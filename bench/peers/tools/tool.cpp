// A tool of GradBench's protocol in C++: a line of JSON in, a line out. Which of seven engines it is, the compiler is told.
#include "functions.h"
#include "json.h"

#include <chrono>
#include <iostream>
#include <memory>

#ifndef VERSION
#define VERSION "unknown"
#endif

/** The version of the engine, from the macro, which Sacado's headers undefine. */
static constexpr const char* ENGINE_VERSION = VERSION;

#if defined(ADOLC) || defined(ADOLC_ONCE)
#include <adolc/adolc.h>
#elif defined(RAD) || defined(DFAD)
// Debian's Sacado is configured for parts of Trilinos that a user of its headers does not have.
#include <Sacado_ConfigDefs.h>
#undef HAVE_SACADO_KOKKOSCORE
#undef HAVE_SACADO_KOKKOS
#undef HAVE_SACADO_TEUCHOSKOKKOSCOMM
#undef HAVE_SACADO_VIEW_SPEC
#undef HAVE_SACADO_TEUCHOSCORE
#undef HAVE_SACADO_TEUCHOSCOMM
#undef HAVE_SACADO_TEUCHOSNUMERICS
#include <Sacado_No_Kokkos.hpp>
#elif defined(JET)
#include <ceres/jet.h>
#endif

/** What an engine says of itself. */
struct About {
    const char* tool;
    const char* direction;
    const char* kind;
    const char* purpose;
    const char* settings;
    const char* practice; // what its users would do differently
};

#if defined(ADOLC) || defined(ADOLC_ONCE)

/** ADOL-C: a tape of operator overloading, made anew for every gradient, or once and replayed. */
struct Engine {
#if defined(ADOLC_ONCE)
    static constexpr About ABOUT{"ADOL-C, taped once", "reverse", "interpreted",
                                 "functions in C and C++, with derivatives of any order",
                                 "taped once, in prepare; each gradient adds one primal for the value",
                                 "tape anew where a branch changes"};
#else
    static constexpr About ABOUT{"ADOL-C", "reverse", "interpreted",
                                 "functions in C and C++, with derivatives of any order",
                                 "taped anew for each gradient",
                                 "tape once where the operations stay the same"};
#endif
    const Function& function;

    static bool has(const std::string& module) {
#if defined(ADOLC_ONCE)
        return Function::has(module) && module != "kmeans-cost"; // which chooses the nearest centroid anew each time
#else
        return Function::has(module);
#endif
    }

    explicit Engine(const Function& function) : function(function) { tape(); }

    void tape() {
        size_t n = function.x.size();
        trace_on(1);
        std::vector<adouble> x(n);
        for (size_t i = 0; i < n; i++) {
            x[i] <<= function.x[i];
        }
        adouble y = function(x);
        double value;
        y >>= value;
        trace_off();
    }

    double gradient(Numbers& g) {
#if defined(ADOLC)
        tape();
#endif
        ::gradient(1, static_cast<int>(g.size()), const_cast<double*>(function.x.data()), g.data());
        return function(function.x); // the driver gives no value
    }
};

#elif defined(RAD)

/** Sacado's reverse mode: a tape of operator overloading. */
struct Engine {
    static constexpr About ABOUT{"Sacado RAD", "reverse", "interpreted",
                                 "simulations with finite elements (Trilinos)",
                                 "reverse mode over scalar numbers",
                                 "differentiate element by element, with a few dozen inputs each"};
    const Function& function;

    static bool has(const std::string& module) { return Function::has(module); }

    double gradient(Numbers& g) {
        using T = Sacado::Rad::ADvar<double>;
        std::vector<T> x(g.size());
        for (size_t i = 0; i < g.size(); i++) {
            x[i] = function.x[i];
        }
        T y = function(x);
        T::Gradcomp();
        for (size_t i = 0; i < g.size(); i++) {
            g[i] = x[i].adj();
        }
        return y.val();
    }
};

#elif defined(DFAD)

/** Sacado's forward mode with all n tangents. */
struct Engine {
    static constexpr About ABOUT{"Sacado DFad", "forward", "interpreted",
                                 "simulations with finite elements (Trilinos)",
                                 "all tangents at once, on the heap",
                                 "differentiate element by element, and fix the number of tangents when they compile"};
    const Function& function;

    static bool has(const std::string& module) { return Function::has(module); }

    double gradient(Numbers& g) {
        using T = Sacado::Fad::DFad<double>;
        std::vector<T> x(g.size());
        for (size_t i = 0; i < g.size(); i++) {
            x[i] = T(static_cast<int>(g.size()), static_cast<int>(i), function.x[i]);
        }
        T y = function(x);
        for (size_t i = 0; i < g.size(); i++) {
            g[i] = y.dx(static_cast<int>(i));
        }
        return y.val();
    }
};

#elif defined(JET)

/** The numbers of Ceres, with 16 tangents a pass. */
struct Engine {
    static constexpr About ABOUT{"Ceres Jet<16>", "forward", "interpreted",
                                 "least squares with a few parameters in each residual",
                                 "16 tangents, one pass for every 16 inputs",
                                 "differentiate each residual by its own parameters"};
    static constexpr size_t WIDTH = 16;
    const Function& function;

    static bool has(const std::string& module) { return Function::has(module); }

    double gradient(Numbers& g) {
        using T = ceres::Jet<double, WIDTH>;
        std::vector<T> x(g.size());
        for (size_t i = 0; i < g.size(); i++) {
            x[i] = T(function.x[i]);
        }
        double value = 0;
        for (size_t start = 0; start < g.size(); start += WIDTH) {
            size_t end = std::min(g.size(), start + WIDTH);
            for (size_t i = start; i < end; i++) {
                x[i] = T(function.x[i], static_cast<int>(i - start));
            }
            T y = function(x);
            value = y.a;
            for (size_t i = start; i < end; i++) {
                g[i] = y.v[i - start];
                x[i] = T(function.x[i]);
            }
        }
        return value;
    }
};

#elif defined(DIFFERENCES)

/** Central differences. */
struct Engine {
    static constexpr About ABOUT{"C++ differences", "none", "numeric",
                                 "functions whose code cannot be differentiated",
                                 "central differences, 2n evaluations",
                                 "accept half of the digits"};
    static constexpr double STEP = 6e-6; // the cube root of the rounding error
    const Function& function;

    static bool has(const std::string& module) { return Function::has(module); }

    double gradient(Numbers& g) {
        Numbers x = function.x;
        double size = 0;
        for (double xi : x) {
            size += std::abs(xi) / x.size();
        }
        for (size_t i = 0; i < g.size(); i++) {
            double at = x[i];
            double h = STEP * std::max(size, std::abs(at));
            x[i] = at + h;
            double above = function(x);
            x[i] = at - h;
            double below = function(x);
            x[i] = at;
            g[i] = (above - below) / (2 * h);
        }
        return function(x);
    }
};

#else

/** Gradients written by hand. */
struct Engine {
    static constexpr About ABOUT{"C++ by hand", "none", "hand",
                                 "a reference: the performance target in C++",
                                 "C++ written for each function, with products in plain loops",
                                 "call a library for products"};
    const Function& function;

    static bool has(const std::string& module) {
        return module == KMEANS || (Function::has(module) && module != "ba-cost");
    }

    double gradient(Numbers& g) {
        return function.module == KMEANS ? direction(g)
            : function.module == "lse" ? lse(g)
            : function.module == "product" ? product(g)
            : function.module == "rosenbrock" ? rosenbrock(g)
            : function.module == "sigmoid-chain" ? ring(g)
            : function.module == "kmeans-cost" ? kmeans(g)
            : function.module == "mlp" ? mlp(g)
            : helmholtz(g);
    }

    double kmeans(Numbers& g) const {
        const Numbers& x = function.x;
        const Numbers& points = function.points;
        std::fill(g.begin(), g.end(), 0);
        double sum = 0;
        for (size_t p = 0; p < points.size(); p += function.d) {
            size_t c = function.nearest(&points[p]);
            for (size_t q = 0; q < function.d; q++) {
                double difference = x[c + q] - points[p + q];
                sum += difference * difference;
                g[c + q] += 2 * difference;
            }
        }
        return sum;
    }

    /** Newton's direction J/H of k-means: a centroid minus the mean of its points. */
    double direction(Numbers& g) {
        const Numbers& x = function.x;
        const Numbers& points = function.points;
        std::fill(g.begin(), g.end(), 0);
        counts.assign(x.size() / function.d, 0);
        for (size_t p = 0; p < points.size(); p += function.d) {
            size_t c = function.nearest(&points[p]);
            counts[c / function.d]++;
            for (size_t q = 0; q < function.d; q++) {
                g[c + q] += points[p + q];
            }
        }
        for (size_t i = 0; i < x.size(); i++) {
            g[i] = x[i] - g[i] / counts[i / function.d];
        }
        return 0;
    }

    Numbers counts; // of the points of each centroid

    double lse(Numbers& g) const {
        const Numbers& x = function.x;
        double sum = 0;
        for (size_t i = 0; i < x.size(); i++) {
            g[i] = std::exp(x[i] - function.largest);
            sum += g[i];
        }
        for (double& slope : g) {
            slope /= sum;
        }
        return function.largest + std::log(sum);
    }

    double product(Numbers& g) const {
        const Numbers& x = function.x;
        double prefix = 1;
        for (size_t i = 0; i < x.size(); i++) {
            g[i] = prefix;
            prefix *= x[i];
        }
        double suffix = 1;
        for (size_t i = x.size(); i-- > 0;) {
            g[i] *= suffix;
            suffix *= x[i];
        }
        return prefix;
    }

    double rosenbrock(Numbers& g) const {
        const Numbers& x = function.x;
        double sum = 0;
        double carried = 0;
        for (size_t i = 0; i + 1 < x.size(); i++) {
            double a = 1 - x[i];
            double b = x[i + 1] - x[i] * x[i];
            sum += a * a + 100 * (b * b);
            g[i] = carried - 2 * a - 400 * x[i] * b;
            carried = 200 * b;
        }
        g[x.size() - 1] = carried;
        return sum;
    }

    double ring(Numbers& g) const {
        const Numbers& x = function.x;
        size_t n = x.size();
        std::fill(g.begin(), g.end(), 0);
        double sum = 0;
        for (size_t i = 0; i < n; i++) {
            size_t next = i + 1 < n ? i + 1 : 0;
            double s = 1 / (1 + std::exp(-x[i] * x[next]));
            double slope = s * (1 - s);
            sum += s;
            g[i] += slope * x[next];
            g[next] += slope * x[i];
        }
        return sum;
    }

    /** See the formula of the family: with u = b·x, q = xᵀAx and L the last logarithm. */
    double helmholtz(Numbers& g) const {
        const Numbers& x = function.x;
        size_t n = x.size();
        double u = 0;
        double entropy = 0;
        double amount = 0;
        for (size_t i = 0; i < n; i++) {
            u += function.b[i] * x[i];
            amount += x[i];
        }
        double q = 0;
        for (size_t i = 0; i < n; i++) {
            double row = 0;
            for (size_t j = 0; j < n; j++) {
                row += function.a[i * n + j] * x[j];
            }
            g[i] = row;
            q += x[i] * row;
        }
        double root = std::sqrt(2.0);
        double log = std::log((1 + (1 + root) * u) / (1 + (1 - root) * u));
        double ofU = amount / (1 - u) + q * log / (2 * root * u * u) - q / (u * (1 + 2 * u - u * u));
        for (size_t i = 0; i < n; i++) {
            double share = std::log(x[i] / (1 - u));
            entropy += x[i] * share;
            g[i] = share + 1 + function.b[i] * ofU - 2 * log * g[i] / (2 * root * u);
        }
        return entropy - q / (2 * root * u) * log;
    }

    /** By backpropagation: with D the derivatives by a layer's outputs, its weights get Aᵀ·D, and its inputs A get D·Wᵀ. */
    double mlp(Numbers& g) {
        const double* x = function.x.data();
        const double* features = function.features.data();
        size_t f = function.f, h = function.h, k = function.k;
        size_t v = (f + 1) * h;     // where the second layer begins in x,
        size_t w = v + (h + 1) * h; // and the third
        forward(f, h, features, x, first);
        sigmoids(first);
        forward(h, h, first.data(), x + v, second);
        sigmoids(second);
        forward(h, k, second.data(), x + w, scores);
        double value = crossEntropy(k);
        weights(h, k, second.data(), scores, &g[w]);
        inputs(h, k, scores, x + w, second, ofSecond);
        weights(h, h, first.data(), ofSecond, &g[v]);
        inputs(h, h, ofSecond, x + v, first, ofFirst);
        weights(f, h, features, ofFirst, &g[0]);
        return value;
    }

    // Of mlp, a row for each sample: the layers, and the derivatives by their outputs; those by the scores replace them.
    Numbers first, second, scores, ofFirst, ofSecond;

    /** Sets the outputs to A·W and the bias, which is behind W. */
    void forward(size_t rows, size_t columns, const double* a, const double* w, Numbers& outputs) const {
        outputs.resize(function.labels.size() * columns);
        for (size_t s = 0; s < function.labels.size(); s++) {
            double* row = &outputs[s * columns];
            std::copy_n(w + rows * columns, columns, row);
            for (size_t i = 0; i < rows; i++) {
                for (size_t j = 0; j < columns; j++) {
                    row[j] += a[s * rows + i] * w[i * columns + j];
                }
            }
        }
    }

    static void sigmoids(Numbers& z) {
        for (double& value : z) {
            value = 1 / (1 + std::exp(-value));
        }
    }

    /** Replaces the scores by the derivatives by them, and returns the mean. */
    double crossEntropy(size_t k) {
        size_t samples = function.labels.size();
        double sum = 0;
        for (size_t s = 0; s < samples; s++) {
            double* row = &scores[s * k];
            double& own = row[static_cast<size_t>(function.labels[s])];
            double largest = *std::max_element(row, row + k);
            double ofLabel = own;
            double exps = 0;
            for (size_t j = 0; j < k; j++) {
                row[j] = std::exp(row[j] - largest);
                exps += row[j];
            }
            sum += largest + std::log(exps) - ofLabel;
            for (size_t j = 0; j < k; j++) {
                row[j] /= exps * samples;
            }
            own -= 1.0 / samples;
        }
        return sum / samples;
    }

    void weights(size_t rows, size_t columns, const double* a, const Numbers& d, double* g) const {
        std::fill_n(g, (rows + 1) * columns, 0);
        for (size_t s = 0; s < function.labels.size(); s++) {
            const double* row = &d[s * columns];
            for (size_t i = 0; i < rows; i++) {
                for (size_t j = 0; j < columns; j++) {
                    g[i * columns + j] += a[s * rows + i] * row[j];
                }
            }
            for (size_t j = 0; j < columns; j++) {
                g[rows * columns + j] += row[j];
            }
        }
    }

    /** Sets the derivatives by what went into the sigmoids a. */
    void inputs(size_t rows, size_t columns, const Numbers& d, const double* w, const Numbers& a, Numbers& ofA) const {
        ofA.resize(a.size());
        for (size_t s = 0; s < function.labels.size(); s++) {
            for (size_t i = 0; i < rows; i++) {
                double sum = 0;
                for (size_t j = 0; j < columns; j++) {
                    sum += d[s * columns + j] * w[i * columns + j];
                }
                double sigmoid = a[s * rows + i];
                ofA[s * rows + i] = sum * sigmoid * (1 - sigmoid);
            }
        }
    }
};

#endif

using Clock = std::chrono::steady_clock;

static long nanoseconds(Clock::time_point since) {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - since).count();
}

static void timing(std::string& out, const char* name, long nanoseconds, long runs) {
    out += out.back() == '[' ? "" : ",";
    out += "{\"name\":\"" + std::string(name) + "\",\"nanoseconds\":" + std::to_string(nanoseconds);
    out += runs > 1 ? ",\"runs\":" + std::to_string(runs) + "}" : "}";
}

/** The function of the last message and its engine, for a message that asks for them again. */
struct Bound {
    Function function;
    Engine engine{function};

    Bound(const std::string& module, const Json& input) : function(module, input) {}
};

static std::unique_ptr<Bound> bound;

/** Runs a function as often as it is asked to, in batches, and appends the output and the times. */
static void evaluate(std::string& out, const Json& message, Clock::time_point start) {
    const std::string& module = message.at("module").text;
    const std::string& name = message.at("function").text;
    bool isDirection = module == KMEANS && name == "dir";
    bool isGradient = isDirection || (module != KMEANS && name == "gradient");
    if (!Engine::has(module) || (!isGradient && name != (module == KMEANS ? "cost" : "primal"))) {
        throw std::runtime_error("no function " + name + " in " + module);
    }
    const Json& input = message.at("input");
    bool again = input.fields.count("again") && bound && bound->function.module == module;
    if (!again) {
        bound = nullptr;
        bound = std::make_unique<Bound>(module, input);
    }
    const Function& function = bound->function;
    Engine& engine = bound->engine;
    double least = input.number_at("min_runs", 1);
    double seconds = input.number_at("min_seconds", 0);
    long batch = static_cast<long>(input.number_at("min_batch_ns", 0));
    Numbers gradient(function.x.size());
    double value = 0;
    long prepared = nanoseconds(start);

    std::vector<long> times;
    long runs = 1;
    double sum = 0;
    while (times.empty() || runs * times.size() < least || sum < 1e9 * seconds) {
        auto begin = Clock::now();
        for (long run = 0; run < runs; run++) {
            value = isGradient ? engine.gradient(gradient) : function(function.x);
        }
        long time = nanoseconds(begin);
        if (seconds > 0 && time < batch) {
            runs *= 2; // too short to be told from the clock
            continue;
        }
        times.push_back(std::max(1L, time));
        sum += times.back();
    }

    out += ",\"success\":true,\"output\":";
    if (!isGradient) {
        write(out, value);
    } else if (isDirection) {
        writeRows(out, gradient, function.d);
    } else if (input.fields.count("with_value")) {
        out += "{\"value\":";
        write(out, value);
        out += ",\"gradient\":";
        write(out, gradient);
        out += "}";
    } else {
        write(out, gradient);
    }
    out += ",\"timings\":[";
    timing(out, "prepare", prepared, 1);
    for (long time : times) {
        timing(out, "evaluate", time, runs);
    }
    out += "]";
}

static void answer(std::string& out, const Json& message, Clock::time_point start) {
    const std::string& kind = message.at("kind").text;
    if (kind == "start") {
        for (auto [name, text] :
             {std::pair{"tool", Engine::ABOUT.tool},
              {"version", ENGINE_VERSION},
              {"language", "C++"},
              {"direction", Engine::ABOUT.direction},
              {"kind", Engine::ABOUT.kind},
              {"purpose", Engine::ABOUT.purpose},
              {"settings", Engine::ABOUT.settings},
              {"practice", Engine::ABOUT.practice}}) {
            out += ",\"" + std::string(name) + "\":";
            write(out, std::string(text));
        }
        out += ",\"again\":true";
    } else if (kind == "define") {
        out += std::string(",\"success\":") + (Engine::has(message.at("module").text) ? "true" : "false");
    } else if (kind == "evaluate") {
        evaluate(out, message, start);
    }
}

int main() {
    std::ios::sync_with_stdio(false);
    long id = 0;
    for (std::string line; std::getline(std::cin, line); id++) {
        auto start = Clock::now();
        std::string out;
        try {
            Json message = Json::parse(line);
            id = static_cast<long>(message.number_at("id", id));
            out = "{\"id\":" + std::to_string(id);
            answer(out, message, start);
        } catch (const std::exception& e) {
            out = "{\"id\":" + std::to_string(id) + ",\"success\":false,\"error\":";
            write(out, std::string(e.what()));
        }
        std::cout << out << "}\n" << std::flush;
    }
}
